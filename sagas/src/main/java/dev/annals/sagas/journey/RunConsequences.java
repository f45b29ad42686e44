package dev.annals.sagas.journey;

import dev.annals.api.delivery.Message;
import dev.annals.api.delivery.Origin;
import dev.annals.api.delivery.RequestDelivery;
import dev.annals.api.delivery.Route;
import dev.annals.api.delivery.SendRules;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.Begun;
import dev.annals.api.journey.ChangeRun;
import dev.annals.api.journey.Journey;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.journey.JourneyRunEvent.AwaitedHappened;
import dev.annals.api.journey.JourneyRunEvent.EntryRefused;
import dev.annals.api.journey.JourneyRunEvent.GoalReached;
import dev.annals.api.journey.JourneyRunEvent.InteractionMade;
import dev.annals.api.journey.JourneyRunEvent.JoinRequested;
import dev.annals.api.journey.JourneyRunEvent.RunEnded;
import dev.annals.api.journey.JourneyRunEvent.RunHeld;
import dev.annals.api.journey.JourneyRunEvent.RunMigrated;
import dev.annals.api.journey.JourneyRunEvent.RunStarted;
import dev.annals.api.journey.JourneyRunEvent.SendEnded;
import dev.annals.api.journey.JourneyRunEvent.SendRequested;
import dev.annals.api.journey.JourneyRunEvent.StepEntered;
import dev.annals.api.journey.JourneyRunEvent.WaitBegan;
import dev.annals.api.journey.JourneyRunEvent.WaitEnded;
import dev.annals.api.journey.JourneyRunEvent.WayTaken;
import dev.annals.api.journey.MakeInteraction;
import dev.annals.api.journey.StartRun;
import dev.annals.api.journey.Step;
import dev.annals.api.rejection.Rejected;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.journey.Edition;
import dev.annals.platform.journey.JourneyBook;
import dev.annals.platform.journey.JourneyPeople;
import dev.annals.platform.journey.JourneyPeople.Whole;
import dev.annals.platform.journey.KnownJourney;
import dev.annals.platform.journey.RunState;
import dev.annals.platform.journey.RunStreams;
import dev.annals.sagas.SagaCommands;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be done about what a run decided. */
final class RunConsequences {

    private final JourneyBook book;
    private final RunStreams streams;
    private final JourneyPeople people;

    RunConsequences(JourneyBook book, RunStreams streams, JourneyPeople people) {
        this.book = book;
        this.streams = streams;
        this.people = people;
    }

    /** What is to be done. */
    sealed interface Consequence {

        /** Nothing. */
        record Nothing() implements Consequence {}

        /** Nobody need be woken any more. */
        record Rest() implements Consequence {}

        /** The run is to be woken. */
        record Alarm(Instant at, long visit) implements Consequence {}

        /** A command is to be sent. */
        record Done(Object command) implements Consequence {}

        /** The run is over. */
        record Over() implements Consequence {}
    }

    Consequence of(JourneyRunEvent event) {
        return switch (event) {
            case RunStarted ignored -> new Consequence.Nothing();
            case EntryRefused ignored -> new Consequence.Nothing();
            case StepEntered ignored -> new Consequence.Nothing();
            case WaitBegan it -> new Consequence.Alarm(it.until(), it.visit());
            case WaitEnded ignored -> new Consequence.Rest();
            case AwaitedHappened ignored -> new Consequence.Nothing();
            case WayTaken ignored -> new Consequence.Nothing();
            case SendRequested it -> delivery(it);
            case SendEnded ignored -> new Consequence.Nothing();
            case InteractionMade it ->
                it.said() == null
                        ? new Consequence.Nothing()
                        : new Consequence.Done(new MakeInteraction(
                                it.run(), it.journey(), it.visit(), it.profile(), it.name(), it.said(), it.at()));
            case JoinRequested it -> join(it);
            case RunHeld ignored -> new Consequence.Nothing();
            case RunMigrated ignored -> new Consequence.Nothing();
            case GoalReached ignored -> new Consequence.Nothing();
            case RunEnded ignored -> new Consequence.Over();
        };
    }

    /** Sends a command; of a delivery that is refused the run has to know. */
    void haveDone(Object command, JourneyRunEvent event, SagaCommands commands) {
        Rejected refused = commands.send(command);
        if (refused != null && command instanceof RequestDelivery wanted) {
            var unused = commands.send(new ChangeRun.TellOutcome(
                    event.run(),
                    wanted.delivery(),
                    "failed",
                    refused.rejection().code()));
        }
    }

    private Consequence delivery(SendRequested it) {
        Edition edition = book.find(it.journey(), it.version()).orElse(null);
        if (edition == null) {
            return new Consequence.Nothing();
        }
        Journey journey = edition.journey();
        List<Step.Message> messages = switch (edition.step(it.step())) {
            case Step.Send step -> step.messages();
            case Step.Webhook step -> List.of(step.message());
            case null, default -> List.of();
        };
        RunState.Pin pin = streams.state(it.run()).pin();
        Begun begun = pin == null ? null : pin.begun();
        String purpose = journey.purpose();
        return new Consequence.Done(new RequestDelivery(
                it.delivery(),
                it.profile(),
                messages.stream()
                        .map(message -> new Route(message.channel(), message.template()))
                        .toList(),
                inline(messages),
                values(begun),
                purpose == null ? "" : purpose,
                journey.transactional(),
                rules(journey),
                Origin.journey(it.journey(), it.version(), it.run(), it.step())
                        .causedBy(pin == null || pin.position() < 0 ? null : pin.position()),
                null,
                pin == null ? null : pin.expires(),
                it.shadow(),
                RecordedEvent.SYSTEM));
    }

    private static @Nullable Message inline(List<Step.Message> messages) {
        return messages.stream()
                .filter(message -> message.template() == null)
                .findFirst()
                .map(message -> new Message(message.subject(), message.text(), message.html(), Map.of()))
                .orElse(null);
    }

    private static Map<String, Object> values(@Nullable Begun begun) {
        Map<String, Object> values = new HashMap<>();
        if (begun != null) {
            begun.properties().forEach((name, value) -> {
                if (value != null) {
                    values.put(name, value);
                }
            });
        }
        return values;
    }

    private static SendRules rules(Journey journey) {
        Journey.QuietHours quiet = journey.policies().quietHours();
        return new SendRules(
                quiet == null
                        ? null
                        : new SendRules.QuietHours(
                                quiet.from().toString(),
                                quiet.to().toString(),
                                quiet.action().equals("skip")),
                journey.policies().caps().stream()
                        .map(cap -> new SendRules.Cap(cap.channel(), cap.most(), cap.per()))
                        .toList(),
                journey.zone().fallback().getId());
    }

    private Consequence join(JoinRequested it) {
        KnownJourney other = book.find(it.other()).orElse(null);
        if (other == null || other.status() != KnownJourney.Status.LIVE) {
            return new Consequence.Nothing();
        }
        Whole whole =
                people.wholes(List.of(it.profile())).getOrDefault(it.profile(), new Whole(it.profile(), Set.of()));
        RunState.Pin pin = streams.state(it.run()).pin();
        Begun begun = pin == null || pin.begun() == null ? new Begun(null, Map.of()) : pin.begun();
        UUID trigger = UUID.nameUUIDFromBytes((it.run() + ":" + it.visit()).getBytes(StandardCharsets.UTF_8));
        FragmentId run = streams.of(other.current().journey(), whole, begun.key(), trigger);
        return new Consequence.Done(new StartRun(
                run, it.other(), whole.root(), trigger, -1, it.at(), "the journey " + it.journey(), null, begun));
    }
}
