package dev.annals.projections.segment;

import dev.annals.api.segment.MembershipChange;
import dev.annals.api.segment.RecordMemberships;
import dev.annals.api.segment.RecordMemberships.Batch;
import java.util.ArrayList;
import java.util.List;

/** What is sent to be recorded in one go, in events of some hundred changes. */
final class Outbox {

    private static final int PART = 500;
    private static final int MOST = 20_000;

    private final RecordMemberships command;
    private final List<Sent> sent;

    /** How much of a segment's changes is sent. */
    private record Sent(LiveSegment segment, int changes, long sequence) {}

    private Outbox(RecordMemberships command, List<Sent> sent) {
        this.command = command;
        this.sent = sent;
    }

    /** What is not on record of a machine's decisions, at most so much as fits; only with the last of it they are complete. */
    static Outbox of(SegmentMachine machine) {
        List<Batch> batches = new ArrayList<>();
        List<Sent> sent = new ArrayList<>();
        int left = MOST;
        boolean isAll = true;
        for (LiveSegment segment : machine.segments().all()) {
            List<MembershipChange> pending = segment.pending();
            int taken = Math.min(left, pending.size());
            long sequence = segment.sequence();
            for (int from = 0; from < taken; from += PART) {
                batches.add(new Batch(
                        segment.stream(),
                        segment.key(),
                        segment.version(),
                        ++sequence,
                        pending.subList(from, Math.min(taken, from + PART))));
            }
            if (taken > 0) {
                sent.add(new Sent(segment, taken, sequence));
            }
            left -= taken;
            isAll &= taken == pending.size();
        }
        if (isAll) {
            machine.complete();
        }
        return new Outbox(new RecordMemberships(batches, machine.reflected(), machine.reflectedClock()), sent);
    }

    boolean isEmpty() {
        return sent.isEmpty();
    }

    RecordMemberships command() {
        return command;
    }

    void recorded() {
        sent.forEach(each -> each.segment().recorded(each.changes(), each.sequence()));
    }
}
