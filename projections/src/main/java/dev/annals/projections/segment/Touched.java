package dev.annals.projections.segment;

import dev.annals.api.consent.PurposeEvent.PurposesPublished;
import dev.annals.api.segment.SegmentEvent.SegmentArchived;
import dev.annals.api.segment.SegmentEvent.SegmentPublished;
import dev.annals.api.trait.TraitEvent.TraitsPublished;
import dev.annals.platform.events.RecordedEvent;
import java.util.Arrays;

/**
 * Notes of whom something was learnt, in rounds, so that what is kept of everybody is found out anew of them alone. Notes
 * nothing as long as nobody keeps anything.
 */
final class Touched {

    private int[] rounds = {};
    private int[] newest = {};
    private int round = 1;
    private int era;
    private boolean isFollowed;

    /** Has it noted from now on of whom something is learnt; answers the era, which ends with {@link #everybody}. */
    int follow() {
        isFollowed = true;
        return era;
    }

    /** Whether somebody keeps anything. */
    boolean isFollowed() {
        return isFollowed;
    }

    /** Whether an era has not ended yet. */
    boolean isStill(int other) {
        return era == other;
    }

    /** Ends an era: nothing of what was found out so far is to be used any more. */
    void everybody() {
        era++;
        isFollowed = false;
        rounds = new int[0];
        newest = new int[0];
    }

    /** Notes whom an event concerns, as it is before it and as it is behind it; one that defines something, everybody. */
    void take(RecordedEvent recorded, Woods woods) {
        if (!isFollowed) {
            return;
        }
        switch (recorded.event()) {
            case PurposesPublished ignored -> everybody();
            case TraitsPublished ignored -> everybody();
            case SegmentPublished ignored -> everybody();
            case SegmentArchived ignored -> everybody();
            default -> {
                int number = woods.known(recorded.stream());
                if (number != Woods.NOBODY) {
                    note(number);
                    note(woods.root(number));
                }
            }
        }
    }

    /** Notes that something was learnt of somebody. */
    void note(int number) {
        if (!isFollowed) {
            return;
        }
        int block = number / Column.BLOCK;
        if (block >= newest.length) {
            newest = Arrays.copyOf(newest, block + (block >> 2) + 1);
            rounds = Arrays.copyOf(rounds, newest.length * Column.BLOCK);
        }
        rounds[number] = round;
        newest[block] = round;
    }

    /** Ends a round, and answers it: what is noted from now on belongs to a later one. */
    int endRound() {
        return round++;
    }

    /** Whether something was noted after a round of anybody in a block. */
    boolean isAnybody(int block, int after) {
        return block < newest.length && newest[block] > after;
    }

    /** Adds a bit for each in a block of whom something was noted after a round. */
    void add(int block, int after, long[] bits) {
        int first = block * Column.BLOCK;
        for (int place = 0; place < Column.BLOCK; place++) {
            if (rounds[first + place] > after) {
                bits[place / Long.SIZE] |= 1L << place;
            }
        }
    }
}
