package dev.annals.command.privacy;

import dev.annals.api.privacy.HoldEvent;
import dev.annals.api.privacy.HoldEvent.HoldEnded;
import dev.annals.api.privacy.HoldEvent.HoldSet;
import dev.annals.api.privacy.LiftHold;
import dev.annals.api.privacy.SetHold;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Outcome;
import dev.annals.command.recording.StreamKind;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.privacy.LegalHold;
import dev.annals.platform.privacy.LegalHolds;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;

/** Sets legal holds and ends them. */
public final class HoldCommands {

    private final GroupCommit groupCommit;
    private final LegalHolds holds;
    private final FragmentIds ids;
    private final Runnable ended;

    /** @param ended is told when a hold has ended, so that what was kept for it goes at once */
    public HoldCommands(GroupCommit groupCommit, LegalHolds holds, FragmentIds ids, Runnable ended) {
        this.groupCommit = groupCommit;
        this.holds = holds;
        this.ids = ids;
        this.ended = ended;
    }

    /** Sets a hold; answers the log position. */
    @CommandHandler
    long handle(SetHold command) {
        HoldSet set = new HoldSet(
                command.hold(),
                command.categories(),
                command.basis(),
                command.until(),
                command.people(),
                command.criterion(),
                command.reason());
        return record(set, "set", command.by()).position();
    }

    /** Lifts a hold; answers the log position. */
    @CommandHandler
    long handle(LiftHold command) {
        LegalHold hold = holds.find(command.hold())
                .orElseThrow(() -> new Rejected(Rejection.NOT_FOUND, "There is no legal hold of this id."));
        Outcome<Boolean> outcome = record(new HoldEnded(hold.id(), "lifted", command.reason()), "ended", command.by());
        if (!outcome.answer()) {
            throw new Rejected(Rejection.CONFLICT, "The legal hold has ended already.");
        }
        ended.run();
        return outcome.position();
    }

    /** Ends the holds whose time is over. */
    void endThoseOver(List<LegalHold> known, Instant now) {
        known.stream()
                .filter(hold -> hold.ended() == null && hold.isOver(now))
                .forEach(hold -> record(new HoldEnded(hold.id(), "deadline", null), "ended", RecordedEvent.SYSTEM));
    }

    private Outcome<Boolean> record(HoldEvent event, String what, String by) {
        HoldNote note = new HoldNote(
                LegalHolds.stream(ids),
                StreamKind.HOLDS,
                event,
                ids.of("hold-" + what, event.hold().toString()).value(),
                by);
        return Waiting.forAnswer(groupCommit.submit(List.of(note))).getFirst();
    }
}
