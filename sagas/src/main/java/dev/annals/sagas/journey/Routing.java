package dev.annals.sagas.journey;

import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.delivery.ChangeDelivery.WeighDelivery;
import dev.annals.api.delivery.DeliveryEvent;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionEvent.InteractionRestored;
import dev.annals.api.interaction.InteractionEvent.InteractionRetracted;
import dev.annals.api.interaction.InteractionEvent.InteractionsExpired;
import dev.annals.api.journey.ChangeRun;
import dev.annals.api.journey.InFlight;
import dev.annals.api.journey.JourneyEvent;
import dev.annals.api.privacy.ErasureEvent;
import dev.annals.api.segment.MembershipChange;
import dev.annals.api.segment.SegmentEvent;
import dev.annals.platform.delivery.Recipient;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.journey.Edition;
import dev.annals.platform.journey.JourneyBook;
import dev.annals.platform.journey.JourneyPeople;
import dev.annals.platform.journey.JourneyPeople.Whole;
import dev.annals.sagas.journey.RunIndex.Active;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the runs to which events matter, and those who enter by them. Whatever matters to nobody is passed over unasked. */
final class Routing {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JourneyBook book;
    private final RunIndex index;
    private final DeferredMessages deferred;
    private final JourneyPeople people;
    private final Doorway doorway;
    private final RunCommands commands;

    Routing(
            JourneyBook book,
            RunIndex index,
            DeferredMessages deferred,
            JourneyPeople people,
            Doorway doorway,
            RunCommands commands) {
        this.book = book;
        this.index = index;
        this.deferred = deferred;
        this.people = people;
        this.doorway = doorway;
        this.commands = commands;
    }

    /** Leads events, in their order for each person; returns once everything they lead to is on record. */
    void lead(List<RecordedEvent> events) {
        if (events.stream().anyMatch(each -> each.event() instanceof JourneyEvent)) {
            book.refresh();
        }
        boolean isAnyDeferred = deferred.follow();
        if (book.all().isEmpty() && !isAnyDeferred) {
            return;
        }
        index.follow();
        Attention attention = Attention.of(book, index.versions(), isAnyDeferred);
        Set<FragmentId> concerned = new HashSet<>();
        events.forEach(event -> concerned.addAll(concerned(event, attention)));
        Map<FragmentId, Whole> wholes = Map.of();
        if (!concerned.isEmpty()) {
            var unused = people.await(events.getLast().position(), PATIENCE);
            wholes = people.wholes(concerned);
        }
        RunCommands.Turn turn = commands.turn();
        for (RecordedEvent event : events) {
            lead(event, attention, wholes, turn);
        }
        turn.take();
    }

    /** Of whom it has to be known who they are. */
    private Set<FragmentId> concerned(RecordedEvent recorded, Attention attention) {
        return switch (recorded.event()) {
            case InteractionRecorded it
            when isAwaited(it, attention) || !stated(it, attention).isEmpty() -> Set.of(it.fragment());
            case SegmentEvent.MembershipChanged it
            when attention.segments().contains(it.segment()) -> {
                Set<FragmentId> profiles = new HashSet<>();
                it.changes().forEach(change -> profiles.add(change.profile()));
                yield profiles;
            }
            case ConsentEvent.Decided it when it.state().isRefusal() -> Set.of(it.fragment());
            case IdentityEvent.Absorbed it -> Set.of(it.fragment());
            case IdentityEvent.Placed it -> Set.of(it.fragment());
            case InteractionRetracted it -> Set.of(it.fragment());
            case InteractionRestored it -> Set.of(it.fragment());
            case InteractionsExpired it -> Set.of(it.fragment());
            default -> Set.of();
        };
    }

    private void lead(
            RecordedEvent recorded, Attention attention, Map<FragmentId, Whole> wholes, RunCommands.Turn turn) {
        switch (recorded.event()) {
            case InteractionRecorded it -> {
                Whole whole = wholes.get(it.fragment());
                Set<String> stated = stated(it, attention);
                if (whole != null && !stated.isEmpty()) {
                    turn.run(whole.root(), () -> known(recorded.id(), stated, whole, attention));
                }
                if (whole != null && it.name() != null && isAwaited(it, attention)) {
                    happened(recorded, it, it.name(), whole, attention, turn);
                }
            }
            case SegmentEvent.MembershipChanged it -> {
                if (attention.segments().contains(it.segment())) {
                    it.changes().forEach(change -> moved(recorded, it, change, attention, wholes, turn));
                }
            }
            case ConsentEvent.Decided it -> {
                Whole whole = wholes.get(it.fragment());
                if (whole != null && it.state().isRefusal()) {
                    refused(recorded, it, whole, attention, turn);
                }
            }
            case ErasureEvent.FragmentErased it ->
                index.of(Set.of(it.fragment()))
                        .forEach(run -> turn.add(run.run(), new ChangeRun.End(run.run(), "erased", null)));
            case IdentityEvent.Absorbed it -> {
                Whole whole = wholes.get(it.fragment());
                if (whole != null) {
                    joined(whole, turn);
                }
                others(recorded, whole, attention, turn);
            }
            case IdentityEvent.Placed it -> others(recorded, wholes.get(it.fragment()), attention, turn);
            case InteractionRetracted it -> others(recorded, wholes.get(it.fragment()), attention, turn);
            case InteractionRestored it -> others(recorded, wholes.get(it.fragment()), attention, turn);
            case InteractionsExpired it -> others(recorded, wholes.get(it.fragment()), attention, turn);
            case DeliveryEvent.OfDelivery it -> delivered(it, turn);
            case JourneyEvent it -> decided(it, turn);
            default -> {}
        }
    }

    private static boolean isAwaited(InteractionRecorded it, Attention attention) {
        return it.name() != null && attention.names().contains(it.name());
    }

    /** Which of the traits that matter an interaction states. */
    private static Set<String> stated(InteractionRecorded it, Attention attention) {
        Content content = it.content();
        if (content == null || content.traits().isEmpty()) {
            return Set.of();
        }
        Set<String> stated = new HashSet<>(content.traits().keySet());
        stated.retainAll(attention.traits());
        return stated;
    }

    /** Any trait of somebody may be another after a merge, a split, or once something counts no more or again. */
    private void others(RecordedEvent recorded, @Nullable Whole whole, Attention attention, RunCommands.Turn turn) {
        if (whole != null) {
            turn.run(whole.root(), () -> known(recorded.id(), attention.traits(), whole, attention));
        }
    }

    /** Waits may end at another time by what is known now, and it may be night no more, or only now, for whom a message waits. */
    private void known(UUID event, Set<String> traits, Whole whole, Attention attention) {
        for (Active run : index.of(whole.members())) {
            if (!Collections.disjoint(attention.of(run.journey(), run.version()).traits(), traits)) {
                commands.send(new ChangeRun.TellTraits(run.run(), event));
            }
        }
        if (!Collections.disjoint(Recipient.ZONES, traits)) {
            deferred.of(whole.members()).forEach(delivery -> commands.send(new WeighDelivery(delivery)));
        }
    }

    private void happened(
            RecordedEvent recorded,
            InteractionRecorded it,
            String name,
            Whole whole,
            Attention attention,
            RunCommands.Turn turn) {
        Content content = it.content();
        if (content == null) {
            return;
        }
        turn.run(whole.root(), () -> {
            for (Active run : index.of(whole.members())) {
                if (attention.of(run.journey(), run.version()).names().contains(name)) {
                    commands.send(
                            new ChangeRun.Tell(run.run(), recorded.id(), name, it.occurredAt(), content.properties()));
                }
            }
            doorway.byInteraction(recorded, it, content, whole, attention);
        });
    }

    private void moved(
            RecordedEvent recorded,
            SegmentEvent.MembershipChanged it,
            MembershipChange change,
            Attention attention,
            Map<FragmentId, Whole> wholes,
            RunCommands.Turn turn) {
        Whole whole = wholes.get(change.profile());
        if (whole == null) {
            return;
        }
        turn.run(whole.root(), () -> {
            for (Active run : index.of(whole.members())) {
                if (attention.of(run.journey(), run.version()).segments().contains(it.segment())) {
                    commands.send(new ChangeRun.TellMembership(
                            run.run(), recorded.id(), it.segment(), change.entered(), change.at()));
                }
            }
            doorway.bySegment(recorded, it.segment(), change, whole, attention);
        });
    }

    /** Whoever refuses every use gets no further; a refused purpose matters where journeys say so. */
    private void refused(
            RecordedEvent recorded, ConsentEvent.Decided it, Whole whole, Attention attention, RunCommands.Turn turn) {
        String purpose = it.terms().key().purpose();
        for (Active run : index.of(whole.members())) {
            if (purpose.equals(ConsentKey.ANY)) {
                turn.add(run.run(), new ChangeRun.End(run.run(), "restricted", null));
            } else if (purpose.equals(purposeOf(run))
                    && attention.of(run.journey(), run.version()).withdrawal()) {
                turn.add(run.run(), new ChangeRun.TellWithdrawal(run.run(), recorded.id()));
            }
        }
    }

    private @Nullable String purposeOf(Active run) {
        Edition edition = book.find(run.journey(), run.version()).orElse(null);
        return edition == null ? null : edition.journey().purpose();
    }

    /** Of two runs of the same journey with the same key that turn out to be one person's, the older one goes on. */
    private void joined(Whole whole, RunCommands.Turn turn) {
        Map<String, Active> oldest = new HashMap<>();
        for (Active run : index.of(whole.members())) {
            Active older = oldest.putIfAbsent(run.journey() + " " + run.key(), run);
            boolean isDouble = older != null && !older.profile().equals(run.profile());
            if (isDouble) {
                turn.add(run.run(), new ChangeRun.End(run.run(), "merged", "the run " + older.run() + " goes on"));
            }
        }
    }

    private void delivered(DeliveryEvent.OfDelivery it, RunCommands.Turn turn) {
        FragmentId run = index.asking(it.delivery());
        if (run == null) {
            return;
        }
        switch (it) {
            case DeliveryEvent.DeliveryHandedOver event ->
                turn.add(run, outcome(run, event, "handed-over", event.channel()));
            case DeliveryEvent.DeliveryHeldBack event ->
                turn.add(run, outcome(run, event, "held-back", event.reason()));
            case DeliveryEvent.DeliveryFailed event -> turn.add(run, outcome(run, event, "failed", event.reason()));
            case DeliveryEvent.DeliveryBounced event -> turn.add(run, outcome(run, event, "bounced", event.reason()));
            case DeliveryEvent.DeliveryAccepted event ->
                turn.add(run, outcome(run, event, "accepted", event.connector()));
            case DeliveryEvent.Outcomes event ->
                turn.add(run, outcome(run, event, event.outcome().wireName(), ""));
            case DeliveryEvent.DeliveryRequested ignored -> {}
            case DeliveryEvent.DeliveryDeferred ignored -> {}
            case DeliveryEvent.DeliveryRedriven ignored -> {}
        }
    }

    private static ChangeRun outcome(FragmentId run, DeliveryEvent.OfDelivery event, String outcome, String reason) {
        return new ChangeRun.TellOutcome(run, event.delivery(), outcome, reason);
    }

    private void decided(JourneyEvent event, RunCommands.Turn turn) {
        switch (event) {
            case JourneyEvent.JourneyPublished it -> {
                for (Active run :
                        index.all(each -> each.journey().equals(it.journey()) && each.version() < it.version())) {
                    if (it.inFlight() == InFlight.MIGRATE) {
                        Map<String, String> stepMap = new HashMap<>();
                        it.stepMap().forEach((from, to) -> stepMap.put(from, to.toString()));
                        turn.add(run.run(), new ChangeRun.Migrate(run.run(), it.version(), stepMap));
                    } else if (it.inFlight() == InFlight.STOP) {
                        turn.add(
                                run.run(),
                                new ChangeRun.End(run.run(), "stopped", "version " + it.version() + " was published"));
                    }
                }
            }
            case JourneyEvent.JourneyRetired it -> {
                if (it.inFlight() == InFlight.STOP) {
                    index.all(each -> each.journey().equals(it.journey()))
                            .forEach(run -> turn.add(run.run(), new ChangeRun.End(run.run(), "retired", null)));
                }
            }
            case JourneyEvent.JourneyPaused ignored -> {}
            case JourneyEvent.JourneyResumed ignored -> {}
        }
    }
}
