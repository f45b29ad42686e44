package dev.annals.command.journey;

import dev.annals.api.condition.Condition;
import dev.annals.api.journey.Begun;
import dev.annals.api.journey.Trigger;
import dev.annals.platform.journey.Facts;
import dev.annals.platform.journey.JourneyFigures;
import dev.annals.platform.journey.Odds;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person, and of what came of others who were divided before.
 *
 * @param person the person
 * @param figures what came of others; asked for when it is needed
 */
record InformedFacts(Facts person, Supplier<JourneyFigures> figures) implements Facts {

    @Override
    public boolean holds(Condition condition, Instant at) {
        return person.holds(condition, at);
    }

    @Override
    public boolean isIn(String segment, Instant at) {
        return person.isIn(segment, at);
    }

    @Override
    public Answer consent(String purpose, String channel, Instant at) {
        return person.consent(purpose, channel, at);
    }

    @Override
    public @Nullable Object trait(String path) {
        return person.trait(path);
    }

    @Override
    public boolean happened(Trigger.Happens trigger, @Nullable Begun begun, Instant after, Instant until) {
        return person.happened(trigger, begun, after, until);
    }

    @Override
    public Map<String, Odds.Trials> trials(String journey, String split) {
        return figures.get().trials(journey, split);
    }
}
