package dev.annals.platform.journey;

import dev.annals.api.condition.Condition;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.Begun;
import dev.annals.api.journey.Trigger;
import dev.annals.platform.condition.CompiledCondition;
import dev.annals.platform.condition.Person;
import dev.annals.platform.condition.Person.Deed;
import dev.annals.platform.condition.Person.Held;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person of whom a test says everything. */
final class KnownFacts implements Facts {

    final Map<String, Object> traits = new HashMap<>();
    final Map<String, Odds.Trials> trials = new HashMap<>();
    final Set<String> segments = new HashSet<>();
    final Set<String> consents = new HashSet<>();
    final List<Deed> deeds = new ArrayList<>();

    @Override
    public boolean holds(Condition condition, Instant at) {
        Map<String, Held> held = new HashMap<>();
        traits.forEach((name, value) -> held.put(name, new Held(value, Instant.EPOCH)));
        return CompiledCondition.of(condition)
                .at(new Person(new FragmentId(new UUID(1, 1)), held, Set.of(), deeds), at)
                .holds();
    }

    @Override
    public boolean isIn(String segment, Instant at) {
        return segments.contains(segment);
    }

    @Override
    public Answer consent(String purpose, String channel, Instant at) {
        boolean yes = consents.contains(channel);
        return new Answer(yes, yes ? "consent_given" : "consent_unknown");
    }

    @Override
    public Map<String, Odds.Trials> trials(String journey, String split) {
        return trials;
    }

    @Override
    public @Nullable Object trait(String path) {
        return Matching.at(traits, path);
    }

    @Override
    public boolean happened(Trigger.Happens trigger, @Nullable Begun begun, Instant after, Instant until) {
        return deeds.stream()
                .anyMatch(deed -> deed.at().isAfter(after)
                        && !deed.at().isAfter(until)
                        && Matching.isMeant(trigger, String.valueOf(deed.name()), deed.properties(), begun));
    }
}
