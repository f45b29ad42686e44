package dev.annals.projections.segment;

import dev.annals.api.condition.Condition;
import dev.annals.platform.segment.SegmentDefinition;
import dev.annals.platform.segment.SegmentPreviews.Preview;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds what a definition would come to, by slices of people, between which others go on; all as of one instant. */
final class Trial {

    private static final int SLICE = 200_000;
    private static final int TOGETHER = 2 * Runtime.getRuntime().availableProcessors();

    private final SegmentDefinition definition;
    private final int sample;
    private @Nullable KnownAnswers asked;
    private @Nullable Question question;

    /** @param sample how many profiles to tell of each kind */
    Trial(SegmentDefinition definition, int sample) {
        this.definition = definition;
        this.sample = sample;
    }

    /** What has to be known of people. */
    Needs needs(SegmentMachine machine) {
        Condition condition = definition.condition();
        return condition == null
                ? Needs.NOTHING
                : Needs.of(condition, machine.segments().traits());
    }

    /** Looks at those whose answers are not known, at many at a time; null where more than a slice of them is left. */
    @Nullable
    Preview look(Moment moment, KnownAnswers answers) {
        Question asking = question(answers);
        asking.begin(moment);
        Members members = new Members(definition.key());
        members.begin(moment);
        int[] stale = asking.stale(moment);
        int looked = 0;
        for (int first = 0; first < stale.length; first += TOGETHER) {
            if (looked > SLICE) {
                return null;
            }
            looked += Arrays.stream(stale, first, Math.min(stale.length, first + TOGETHER))
                    .parallel()
                    .map(block -> asking.refresh(block, moment))
                    .sum();
        }
        return count(asking, members, moment);
    }

    @SuppressWarnings("ReferenceEquality")
    private Question question(KnownAnswers answers) {
        Question known = question;
        if (known == null || answers != asked) {
            Condition condition = definition.condition();
            known = answers.question(condition == null ? new Condition.InSegment(definition.key()) : condition);
            question = known;
            asked = answers;
        }
        return known;
    }

    private Preview count(Question asking, Members members, Moment moment) {
        PreviewCount count = new PreviewCount(sample);
        for (int block = 0; block < moment.blocks(); block++) {
            long[] there = asking.people(block);
            long[] holds = asking.holds(block);
            for (int word = 0; word < Column.WORDS; word++) {
                count.add(
                        moment.woods(),
                        block * Column.BLOCK + word * Long.SIZE,
                        there[word],
                        there[word] & members.word(block, word),
                        holds[word]);
            }
        }
        return count.preview(moment.machine().position());
    }
}
