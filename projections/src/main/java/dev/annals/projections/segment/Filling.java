package dev.annals.projections.segment;

import dev.annals.platform.condition.Person;
import dev.annals.platform.consent.ConsentPolicy;
import dev.annals.projections.segment.Evaluation.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at people for segments that are new, or were changed: at each person once for all of them, at many people at a time.
 * What it comes to is the same as if one were looked at after the other.
 */
final class Filling {

    private static final int ANSWERS = 1 << 15;
    private static final int PARTS = 4 * Runtime.getRuntime().availableProcessors();

    private final Segments segments;
    private final Woods woods;
    private final Evaluation evaluation;

    Filling(Segments segments, Woods woods, Evaluation evaluation) {
        this.segments = segments;
        this.woods = woods;
        this.evaluation = evaluation;
    }

    /**
     * Looks at more people.
     *
     * @param most how many answers are wanted
     * @return whether somebody is left to be looked at
     */
    boolean fill(int most, Facts facts, ConsentPolicy policy, Instant now) {
        long left = most;
        for (int[] together = together(facts); together.length > 0; together = together(facts)) {
            if (left <= 0) {
                return true;
            }
            int from = segments.get(together[0]).filled();
            int to = (int) Math.min(woods.size(), from + Math.max(1, left / together.length));
            facts.expect(woods);
            int part = Math.max(1, ANSWERS / together.length);
            for (int first = from; first < to; first += part * PARTS) {
                look(together, first, Math.min(to, first + part * PARTS), part, facts, policy, now);
            }
            for (int slot : together) {
                segments.get(slot).filledUpTo(to, woods.size());
            }
            left -= (long) (to - from) * together.length;
        }
        return false;
    }

    /** The slots of segments that stand at the same person, those that are asked for by others of them before these. */
    private int[] together(Facts facts) {
        List<Integer> slots = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        int filled = -1;
        Ranks ranks = segments.ranks();
        for (int place = 0; place < ranks.size(); place++) {
            LiveSegment segment = segments.get(ranks.slot(place));
            boolean isSame = filled < 0 || segment.filled() == filled;
            if (!segment.isLive() && isSame && facts.needs().cover(segment.needs()) && isTold(segment, keys)) {
                filled = segment.filled();
                slots.add(ranks.slot(place));
                keys.add(segment.key());
            }
        }
        return slots.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Whether it is known who is in the segments that one asks for, or will be in time. */
    private boolean isTold(LiveSegment segment, Set<String> told) {
        return segment.asked().stream().allMatch(key -> {
            LiveSegment other = segments.find(key);
            return other == null || other.isLive() || told.contains(key);
        });
    }

    private void look(int[] slots, int from, int to, int part, Facts facts, ConsentPolicy policy, Instant now) {
        List<Part> parts = IntStream.range(0, (to - from + part - 1) / part)
                .map(each -> from + each * part)
                .parallel()
                .mapToObj(first -> new Part(slots, first, Math.min(to, first + part), facts, policy, now))
                .toList();
        parts.forEach(each -> each.take(facts, policy, now));
    }

    /** What conditions say of some people who come one behind the other, as far as it is news; finding it changes nothing. */
    private final class Part {

        private final int[] slots;
        private final int from;
        private final @Nullable Answer[] answers;

        Part(int[] slots, int from, int to, Facts facts, ConsentPolicy policy, Instant now) {
            this.slots = slots;
            this.from = from;
            this.answers = new @Nullable Answer[(to - from) * slots.length];
            for (int number = from, place = 0; number < to; number++) {
                Person person = evaluation.known(number, facts, policy);
                for (int slot : slots) {
                    answers[place++] = news(person, number, slot, now);
                }
            }
        }

        private @Nullable Answer news(@Nullable Person person, int number, int slot, Instant now) {
            Answer answer = evaluation.answer(person, number, slot, now);
            boolean isSame = answer.holds() == segments.get(slot).members().contains(number);
            return isSame && answer.until().equals(Instant.MAX) ? null : answer;
        }

        /** Takes all of it. Behind a change that others ask for, somebody is asked anew for what comes next. */
        void take(Facts facts, ConsentPolicy policy, Instant now) {
            for (int first = 0; first < answers.length; first += slots.length) {
                int number = from + first / slots.length;
                boolean isAnother = false;
                for (int i = 0; i < slots.length; i++) {
                    Answer answer = isAnother
                            ? evaluation.answer(evaluation.known(number, facts, policy), number, slots[i], now)
                            : answers[first + i];
                    if (answer != null && evaluation.fill(number, slots[i], answer, now)) {
                        isAnother |= evaluation.follow(number, slots[i], facts, policy, now);
                    }
                }
            }
        }
    }
}
