package dev.annals.platform.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.Journey;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.journey.JourneyPeople.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the streams of runs: each is derived from the journey, the person and the entry key. */
public final class RunStreams {

    private final EventLog log;
    private final FragmentIds ids;

    public RunStreams(EventLog log, FragmentIds ids) {
        this.log = log;
        this.ids = ids;
    }

    /**
     * The stream of a person's runs: the one that there is under any of the person's fragments, so that a merge makes
     * nobody a newcomer, else one under the root.
     *
     * @param key the value of the entry key; null for none
     * @param trigger the event that begins it; null where a caller does
     */
    public FragmentId of(Journey journey, Whole person, @Nullable String key, @Nullable UUID trigger) {
        boolean isAlwaysNew = journey.entry().reentry() == Journey.Reentry.ALWAYS && trigger != null;
        String told = isAlwaysNew ? Objects.requireNonNull(trigger).toString() : key == null ? "" : "=" + key;
        FragmentId own = of(journey.key(), person.root(), told);
        if (person.members().size() <= 1) {
            return own;
        }
        List<FragmentId> possible = new ArrayList<>(List.of(own));
        person.members().stream()
                .filter(member -> !member.equals(person.root()))
                .sorted()
                .forEach(member -> possible.add(of(journey.key(), member, told)));
        Map<FragmentId, Long> there = log.heads(possible);
        return possible.stream().filter(there::containsKey).findFirst().orElse(own);
    }

    private FragmentId of(String journey, FragmentId profile, String told) {
        return ids.of("journey-run", journey, profile.toString(), told);
    }

    /** The state of a stream. */
    public RunState state(FragmentId run) {
        try (Stream<RecordedEvent> events = log.stream(run, 0)) {
            return events.map(RecordedEvent::event)
                    .filter(JourneyRunEvent.class::isInstance)
                    .map(JourneyRunEvent.class::cast)
                    .reduce(RunState.NONE, RunState::after, (one, other) -> other);
        }
    }
}
