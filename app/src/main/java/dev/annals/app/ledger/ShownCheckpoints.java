package dev.annals.app.ledger;

import dev.annals.platform.ledger.Checkpoint;
import dev.annals.platform.ledger.Checkpoints.Signed;
import dev.annals.platform.ledger.NoteKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Checkpoints as a witness has kept them: one note behind the other, with an empty line between. */
public final class ShownCheckpoints {

    private ShownCheckpoints() {}

    /**
     * Reads them; those of other ledgers are passed over.
     *
     * @throws IllegalArgumentException when there is none of this ledger, or one is not signed by the key
     */
    public static List<Signed> read(String text, NoteKey key) {
        String[] parts = text.replace("\r\n", "\n").strip().split("\n\n", -1);
        List<Signed> shown = new ArrayList<>();
        for (int i = 0; i + 1 < parts.length; i += 2) {
            String note = parts[i].stripLeading() + "\n\n" + parts[i + 1].strip() + "\n";
            if (note.startsWith(key.name() + "\n")) {
                shown.add(new Signed(Checkpoint.open(note, key), note, -1, Instant.EPOCH));
            }
        }
        if (shown.isEmpty()) {
            throw new IllegalArgumentException("There is no checkpoint of " + key.name() + " in it");
        }
        shown.sort(Comparator.comparingLong(signed -> signed.checkpoint().size()));
        return shown.stream().distinct().toList();
    }
}
