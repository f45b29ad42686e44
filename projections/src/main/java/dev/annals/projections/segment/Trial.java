package dev.annals.projections.segment;

import dev.annals.platform.events.EventLog;
import dev.annals.platform.segment.SegmentDefinition;
import dev.annals.platform.segment.SegmentPreviews.Preview;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Finds what a definition would come to, by slices of people, between which others go on. */
final class Trial {

    private static final int SLICE = 200_000;
    private static final int PART = 8_192;

    private final EventLog log;
    private final SegmentDefinition definition;
    private final @Nullable TrialCondition condition;
    private final PreviewCount count;
    private @Nullable FactsBuild own;
    private long reached = -1;
    private int next;

    /** @param sample how many profiles to tell of each kind */
    Trial(EventLog log, SegmentDefinition definition, int sample) {
        this.log = log;
        this.definition = definition;
        this.condition = definition.condition() == null ? null : new TrialCondition(definition.condition());
        this.count = new PreviewCount(sample);
    }

    /** Finds out what has to be read that is not kept anyway, and how far; the second time, how far by now. */
    void begin(SegmentMachine machine) {
        Needs needs = condition == null
                ? Needs.NOTHING
                : condition.needs(machine.segments().traits());
        if (own == null && !machine.facts().needs().cover(needs)) {
            own = new FactsBuild(log, needs);
        }
        reached = machine.position();
    }

    /** Reads what is not kept anyway, while others go on. */
    void readHistory() {
        if (own != null) {
            own.readTo(reached);
        }
    }

    /** Looks at some more people, as many at a time as there are processors; answers whether these were the last. */
    boolean slice(SegmentMachine machine) {
        if (own != null) {
            own.readTo(machine.position());
        }
        Facts facts = own == null ? machine.facts() : own.facts();
        facts.expect(machine.woods());
        LiveSegment known = machine.segments().find(definition.key());
        RoaringBitmap members = known == null ? new RoaringBitmap() : known.members();
        int end = Math.min(machine.woods().size(), next + SLICE);
        int first = next;
        IntStream.range(0, (end - first + PART - 1) / PART)
                .parallel()
                .mapToObj(part ->
                        part(machine, facts, members, first + part * PART, Math.min(end, first + (part + 1) * PART)))
                .forEachOrdered(count::add);
        next = end;
        count.upTo(machine.position());
        return next >= machine.woods().size();
    }

    private PreviewCount part(SegmentMachine machine, Facts facts, RoaringBitmap members, int from, int to) {
        PreviewCount part = count.another();
        boolean isAnybodyIn = !members.isEmpty();
        for (int number = from; number < to; number++) {
            if (machine.woods().isProfile(number)) {
                boolean wasIn = isAnybodyIn && members.contains(number);
                boolean isIn = condition == null ? wasIn : condition.holds(machine, facts, number);
                part.add(machine.woods(), number, wasIn, isIn);
            }
        }
        return part;
    }

    Preview preview() {
        return count.preview();
    }
}
