package dev.annals.command.privacy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.platform.condition.Person;
import dev.annals.platform.condition.Person.Deed;
import dev.annals.platform.condition.Person.Held;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Tells of somebody whose data are about to go what the criterion of a legal hold can ask for, by the log alone. */
final class HeldPerson {

    private HeldPerson() {}

    static Person of(FragmentId profile, Collection<FragmentId> fragments, EventLog log) {
        List<RecordedEvent> recorded = new ArrayList<>();
        for (FragmentId fragment : fragments) {
            try (Stream<RecordedEvent> stream = log.stream(fragment, 0)) {
                stream.filter(event -> event.event() instanceof InteractionRecorded)
                        .forEach(recorded::add);
            }
        }
        recorded.sort(Comparator.comparing((RecordedEvent event) -> ((InteractionRecorded) event.event()).occurredAt())
                .thenComparingLong(RecordedEvent::position));
        Map<String, Held> traits = new HashMap<>();
        Set<String> accounts = new HashSet<>();
        List<Deed> deeds = new ArrayList<>();
        for (RecordedEvent event : recorded) {
            InteractionRecorded it = (InteractionRecorded) event.event();
            Content content = it.content();
            if (content != null) {
                content.traits().forEach((name, value) -> {
                    Held before = traits.get(name);
                    if (before == null || !Objects.equals(before.value(), value)) {
                        traits.put(name, new Held(value, it.occurredAt()));
                    }
                });
                if (content.groupId() != null) {
                    accounts.add(content.groupId());
                }
                deeds.add(new Deed(event.id(), it.name(), it.type(), it.occurredAt(), content.properties()));
            }
        }
        return new Person(profile, traits, accounts, deeds);
    }
}
