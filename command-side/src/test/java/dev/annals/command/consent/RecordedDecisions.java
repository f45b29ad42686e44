package dev.annals.command.consent;

import dev.annals.api.consent.RecordConsent;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Waiting;
import java.util.List;

/** Puts decisions on record for tests of what rests on them. */
public final class RecordedDecisions {

    private RecordedDecisions() {}

    public static void record(GroupCommit groupCommit, RecordConsent command) {
        var unused = Waiting.forAnswer(groupCommit.submit(List.of(new RecordStatement(command))));
    }
}
