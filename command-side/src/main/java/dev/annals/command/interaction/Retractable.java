package dev.annals.command.interaction;

import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.ConsentEvent.Decided;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.InteractionEvent;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionEvent.InteractionRestored;
import dev.annals.api.interaction.InteractionEvent.InteractionRetracted;
import dev.annals.api.interaction.InteractionEvent.InteractionsExpired;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.consent.Clearance;
import dev.annals.command.consent.CollectionGate;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.events.Retractions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An interaction on record that somebody wants to count no more, or again, with what was drawn from it.
 *
 * @param id the id of its event
 * @param fragment the fragment in whose stream it is
 * @param turns how often that was decided; odd while it is retracted
 * @param device the fragment in which it spoke about consent
 * @param records the records of what it said about consent
 * @param repeated what later interactions of the device said, which was no news then and may be now
 */
record Retractable(
        UUID id, FragmentId fragment, int turns, FragmentId device, List<UUID> records, List<Clearance> repeated) {

    private static final Interest DECISIONS =
            new Interest(event -> event == InteractionRetracted.class || event == InteractionRestored.class, null);

    /**
     * Finds it.
     *
     * @throws Rejected with {@code NOT_FOUND} where there is none, {@code GONE} where the person was erased
     */
    static Retractable find(UUID id, EventLog log, CollectionGate gate, FragmentIds ids) {
        RecordedEvent found = log.find(id).orElse(null);
        if (found == null || !(found.event() instanceof InteractionRecorded interaction)) {
            throw new Rejected(Rejection.NOT_FOUND, "There is no interaction of this id.");
        }
        if (interaction.content() == null) {
            throw new Rejected(
                    Rejection.GONE,
                    "What the interaction said is gone: the person was erased, or its purpose is over.");
        }
        FragmentId device = device(interaction);
        List<UUID> records = records(id, device, log, ids);
        return new Retractable(
                id,
                found.stream(),
                turns(id, found.stream(), log),
                device,
                records,
                records.isEmpty() ? List.of() : repeated(found, device, log, gate));
    }

    boolean isRetracted() {
        return turns % 2 == 1;
    }

    /** What a device signals is said in the fragment of the weakest identifier named. */
    private static FragmentId device(InteractionRecorded interaction) {
        return interaction.mentions().isEmpty()
                ? interaction.fragment()
                : interaction.mentions().getLast();
    }

    private static int turns(UUID id, FragmentId fragment, EventLog log) {
        try (Stream<RecordedEvent> stream = log.stream(fragment, 0, DECISIONS)) {
            return Math.toIntExact(stream.filter(recorded -> switch ((InteractionEvent) recorded.event()) {
                        case InteractionRetracted it -> it.interaction().equals(id);
                        case InteractionRestored it -> it.interaction().equals(id);
                        case InteractionRecorded ignored -> false;
                        case InteractionsExpired ignored -> false;
                    })
                    .count());
        }
    }

    private static List<UUID> records(UUID id, FragmentId device, EventLog log, FragmentIds ids) {
        try (Stream<RecordedEvent> stream = log.stream(device, 0, Interest.in(ConsentEvent.class))) {
            return stream.filter(recorded -> recorded.event() instanceof Decided decided
                            && recorded.id()
                                    .equals(CollectionGate.signalOf(
                                            id, decided.terms().key().purpose(), ids)))
                    .map(RecordedEvent::id)
                    .toList();
        }
    }

    private static List<Clearance> repeated(
            RecordedEvent retracted, FragmentId device, EventLog log, CollectionGate gate) {
        List<RecordedEvent> later = new ArrayList<>();
        for (FragmentId stream : new LinkedHashSet<>(List.of(retracted.stream(), device))) {
            try (Stream<RecordedEvent> events = log.stream(stream, 0, Interest.in(InteractionEvent.class))) {
                events.forEach(later::add);
            }
        }
        Set<UUID> uncounted = Retractions.in(later);
        later.removeIf(event -> event.position() <= retracted.position() || uncounted.contains(event.id()));
        later.sort(Comparator.comparingLong(RecordedEvent::position));
        List<Clearance> repeated = new ArrayList<>();
        for (RecordedEvent event : later) {
            if (event.event() instanceof InteractionRecorded it
                    && it.content() != null
                    && device(it).equals(device)) {
                List<FragmentId> named = new ArrayList<>(List.of(it.fragment()));
                named.addAll(it.mentions());
                repeated.add(gate.clearance(interaction(it, it.content()), event.id(), named));
            }
        }
        return repeated;
    }

    private static Interaction interaction(InteractionRecorded it, Content content) {
        return new Interaction(
                it.source(),
                it.type(),
                it.name(),
                it.occurredAt(),
                it.receivedAt(),
                it.globalPrivacyControl(),
                content);
    }

    @Override
    public String toString() {
        return "Retractable[" + id + "]";
    }
}
