package dev.annals.platform.condition;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which tags a person carries: those somebody put by hand, until they end, and those a segment gives. */
@FunctionalInterface
public interface Tags {

    /** Nobody put any. */
    Tags NONE = (tag, at) -> new Answer(false, Instant.MAX, "nobody put it", List.of());

    /** Whether the person carries a tag at an instant. */
    Answer of(String tag, Instant at);

    /**
     * The answer.
     *
     * @param carried whether the person carries it
     * @param until the first instant at which time alone may change that
     * @param how how it came to the person
     * @param evidence the events by which it was put
     */
    record Answer(boolean carried, Instant until, String how, List<UUID> evidence) {}

    /**
     * That somebody put a tag.
     *
     * @param event the id of the event
     * @param end the first instant at which it does not hold any more; {@link Instant#MAX} where it has no end
     */
    record Put(UUID event, Instant end) {}

    /**
     * What follows from both.
     *
     * @param byHand how often a tag was put on the person
     * @param byRule whether a segment that the person is in gives a tag
     */
    static Tags of(Function<String, ? extends Collection<Put>> byHand, Predicate<String> byRule) {
        return (tag, at) -> {
            if (byRule.test(tag)) {
                return new Answer(true, Instant.MAX, "by rule", List.of());
            }
            List<Put> holding = byHand.apply(tag).stream()
                    .filter(put -> put.end().isAfter(at))
                    .toList();
            Instant until =
                    holding.stream().map(Put::end).max(Instant::compareTo).orElse(Instant.MAX);
            return new Answer(
                    !holding.isEmpty(),
                    until,
                    holding.isEmpty() ? "nobody put it" : "by hand",
                    holding.stream().map(Put::event).toList());
        };
    }
}
