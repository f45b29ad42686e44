package dev.annals.api.privacy;

import dev.annals.api.Event;
import dev.annals.api.Personal;
import dev.annals.api.Subject;
import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens with legal holds. They are set and ended in one stream of the installation; each has a stream of its own for
 * the erasures it was applied to, and what is kept of one person for one category lies in a box: a stream with a key of its
 * own, whose destruction ends it.
 */
public sealed interface HoldEvent extends Event {

    /** The hold. */
    FragmentId hold();

    /**
     * Some data of some people must not be destroyed.
     *
     * @param hold the hold
     * @param categories the categories of data
     * @param basis the law or order that demands it; nothing personal
     * @param until when it ends by itself; null when somebody has to lift it
     * @param people fragments of the people it is about; empty where a criterion says it
     * @param criterion a condition that says whom it is about, as text; null where people are named, or everybody is meant
     * @param reason why, in the words of whoever set it
     */
    @Wire(name = "hold.set")
    record HoldSet(
            @Subject FragmentId hold,
            List<String> categories,
            String basis,
            @Nullable Instant until,
            List<FragmentId> people,
            @Personal @Nullable String criterion,
            @Personal @Nullable String reason)
            implements HoldEvent {}

    /**
     * The hold demands nothing any more; what was kept for it alone is destroyed.
     *
     * @param hold the hold
     * @param ground {@code lifted} or {@code deadline}
     * @param reason why, in the words of whoever lifted it; null at its deadline
     */
    @Wire(name = "hold.ended")
    record HoldEnded(
            @Subject FragmentId hold,
            String ground,
            @Personal @Nullable String reason) implements HoldEvent {}

    /**
     * Something of an erased person was kept for the hold.
     *
     * @param hold the hold
     * @param erasure the erasure
     * @param box where it lies
     * @param category the category of data
     * @param records how many records
     */
    @Wire(name = "hold.applied")
    record HoldApplied(FragmentId hold, FragmentId erasure, FragmentId box, String category, long records)
            implements HoldEvent {}

    /**
     * A record of an erased person as it lies in a box.
     *
     * @param box the box
     * @param hold the hold
     * @param erasure the erasure
     * @param category the category of data
     * @param kind the name under which the event is stored that it was taken from
     * @param position where that event is in the log
     * @param at when that event was recorded
     * @param record what the event said, as JSON; null once the box was destroyed
     */
    @Wire(name = "hold.record-kept")
    record RecordKept(
            @Subject FragmentId box,
            FragmentId hold,
            FragmentId erasure,
            String category,
            String kind,
            long position,
            Instant at,
            @Personal @Nullable String record)
            implements HoldEvent {}
}
