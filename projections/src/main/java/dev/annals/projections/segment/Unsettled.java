package dev.annals.projections.segment;

import dev.annals.api.segment.MembershipCause;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whose memberships have to be looked at, in which segments, and why. */
final class Unsettled {

    private final Map<Integer, Entry> people = new LinkedHashMap<>();

    /** What has to be looked at of one person. */
    static final class Entry {

        final BitSet slots = new BitSet();
        MembershipCause cause = MembershipCause.INTERACTION;
        long position = -1;

        private void because(MembershipCause newCause, long newPosition) {
            if (weight(newCause) >= weight(cause) || position < 0) {
                cause = newCause;
                position = newPosition;
            }
        }

        /** An erasure explains more than a merge, and that more than what somebody did in the same instant. */
        private static int weight(MembershipCause cause) {
            return switch (cause) {
                case ERASURE -> 2;
                case MERGE, SPLIT -> 1;
                default -> 0;
            };
        }
    }

    void mark(int number, BitSet slots, MembershipCause cause, long position) {
        if (!slots.isEmpty()) {
            Entry entry = people.computeIfAbsent(number, each -> new Entry());
            entry.slots.or(slots);
            entry.because(cause, position);
        }
    }

    /** Whoever time may have changed something for. */
    void mark(List<Timers.Timer> due) {
        for (Timers.Timer timer : due) {
            BitSet slot = new BitSet();
            slot.set(timer.slot());
            mark(timer.number(), slot, MembershipCause.CLOCK, -1);
        }
    }

    boolean isEmpty() {
        return people.isEmpty();
    }

    /** All of them, in the order in which they came; nothing is left. */
    Map<Integer, Entry> take() {
        Map<Integer, Entry> taken = new LinkedHashMap<>(people);
        people.clear();
        return taken;
    }
}
