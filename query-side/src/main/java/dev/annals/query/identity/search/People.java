package dev.annals.query.identity.search;

import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.platform.condition.Person;
import dev.annals.platform.condition.Person.Deed;
import dev.annals.platform.condition.Person.Held;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Tells of a profile what conditions can ask for: its traits from the read model, what the person did from the log. */
final class People {

    private final EventLog log;

    People(EventLog log) {
        this.log = log;
    }

    /**
     * The person behind a profile.
     *
     * @param deeds whether what the person did is wanted, which takes reading the streams of all fragments
     */
    Person of(Profile profile, boolean deeds) {
        Map<String, Held> traits = new HashMap<>();
        profile.traits()
                .forEach((name, register) -> traits.put(name, new Held(register.value(), register.occurredAt())));
        return new Person(profile.id(), traits, profile.groups().keySet(), deeds ? deeds(profile) : List.of());
    }

    private List<Deed> deeds(Profile profile) {
        List<Deed> deeds = new ArrayList<>();
        for (FragmentDocument member : profile.members().values()) {
            Set<String> retracted =
                    member.retracted() == null ? Set.of() : member.retracted().keySet();
            try (Stream<RecordedEvent> stream = log.stream(member.fragment(), 0)) {
                stream.forEach(recorded -> {
                    if (recorded.event() instanceof InteractionRecorded interaction
                            && !retracted.contains(recorded.id().toString())) {
                        Content content = interaction.content();
                        deeds.add(new Deed(
                                recorded.id(),
                                interaction.name(),
                                interaction.type(),
                                interaction.occurredAt(),
                                content == null ? Map.of() : content.properties()));
                    }
                });
            }
        }
        deeds.sort(Comparator.comparing(Deed::at).thenComparing(Deed::event));
        return deeds;
    }
}
