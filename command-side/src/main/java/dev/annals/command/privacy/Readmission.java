package dev.annals.command.privacy;

import dev.annals.api.privacy.ReadmitIdentifier;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Outcome;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.crypto.SubjectKeys;
import java.util.List;
import java.util.Map;

/** Ends the suppression of an identifier: first on record, then in the key store, so that there are keys for what comes. */
public final class Readmission {

    private final GroupCommit groupCommit;
    private final SubjectKeys keys;

    public Readmission(GroupCommit groupCommit, SubjectKeys keys) {
        this.groupCommit = groupCommit;
        this.keys = keys;
    }

    /**
     * Readmits.
     *
     * @return the log position
     * @throws dev.annals.api.rejection.Rejected with {@code CONFLICT} when the identifier is not suppressed
     */
    public long of(ReadmitIdentifier command) {
        Outcome<Integer> outcome = Waiting.forAnswer(groupCommit.submit(List.of(new Readmit(command))))
                .getFirst();
        keys.settle(Map.of(command.fragment(), outcome.answer()));
        return outcome.position();
    }
}
