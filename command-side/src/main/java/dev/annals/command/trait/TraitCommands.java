package dev.annals.command.trait;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.trait.PublishTraits;
import dev.annals.api.trait.PublishedTraits;
import dev.annals.api.trait.TraitEvent.TraitsPublished;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Outcome;
import dev.annals.command.recording.RecordOnce;
import dev.annals.command.recording.StreamKind;
import dev.annals.command.recording.Waiting;
import dev.annals.command.segment.LineDifference;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.crypto.Sha256;
import dev.annals.platform.trait.TraitBook;
import dev.annals.platform.trait.TraitBook.Edition;
import dev.annals.platform.trait.TraitsFile;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;

/** Publishes the definitions of computed traits. */
public final class TraitCommands {

    private static final int MOST_LINES = 40;

    private final GroupCommit groupCommit;
    private final TraitBook book;
    private final FragmentIds ids;

    TraitCommands(GroupCommit groupCommit, TraitBook book, FragmentIds ids) {
        this.groupCommit = groupCommit;
        this.book = book;
        this.ids = ids;
    }

    /** Has definitions hold. */
    @CommandHandler
    PublishedTraits handle(PublishTraits command) {
        book.refresh();
        Edition known = book.edition();
        int version = known.definitions().version() + 1;
        TraitsFile.read(TraitsFile.NAME, version, command.text());
        if (known.definitions().version() > 0 && known.definitions().text().equals(command.text())) {
            return new PublishedTraits(known.definitions().version(), false, known.position());
        }
        requireSeen(known, command.expected());
        Outcome<Boolean> outcome = Waiting.forAnswer(groupCommit.submit(List.of(new RecordOnce(
                        TraitBook.stream(ids),
                        StreamKind.PLAN,
                        new TraitsPublished(TraitBook.stream(ids), version, Sha256.hex(command.text()), command.text()),
                        ids.eventOf("annals.traits.published", Integer.toString(version)),
                        command.by()))))
                .getFirst();
        book.refresh();
        if (!outcome.answer()) {
            requireSeen(book.edition(), version - 1);
        }
        return new PublishedTraits(version, true, outcome.position());
    }

    private void requireSeen(Edition known, int expected) {
        int inForce = known.definitions().version();
        if (expected < 0 || expected == inForce) {
            return;
        }
        String seen = book.edition(expected)
                .map(edition -> edition.definitions().text())
                .orElse("");
        List<String> difference =
                LineDifference.between(seen, known.definitions().text());
        throw new Rejected(
                Rejection.CONFLICT,
                "Version " + inForce + " of the computed traits holds by now, and not " + expected
                        + ". Since then it was changed:\n"
                        + String.join("\n", difference.subList(0, Math.min(MOST_LINES, difference.size()))));
    }
}
