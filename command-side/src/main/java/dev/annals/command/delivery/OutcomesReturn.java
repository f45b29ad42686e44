package dev.annals.command.delivery;

import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.consent.RecordConsent;
import dev.annals.api.delivery.Channel;
import dev.annals.api.delivery.DeliveryEvent.DeliveryAccepted;
import dev.annals.api.delivery.DeliveryEvent.DeliveryBounced;
import dev.annals.api.delivery.DeliveryEvent.DeliveryClicked;
import dev.annals.api.delivery.DeliveryEvent.DeliveryComplained;
import dev.annals.api.delivery.DeliveryEvent.DeliveryDelivered;
import dev.annals.api.delivery.DeliveryEvent.DeliveryFailed;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.DeliveryEvent.DeliveryOpened;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRequested;
import dev.annals.api.delivery.DeliveryEvent.DeliveryUnsubscribed;
import dev.annals.api.delivery.DeliveryEvent.Outcomes;
import dev.annals.api.delivery.Origin;
import dev.annals.api.delivery.Outcome;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.rejection.Rejected;
import dev.annals.command.interaction.Recorder;
import dev.annals.command.interaction.Submission;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.delivery.Recipient;
import dev.annals.platform.delivery.Recipients;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * Brings what became of messages back to the person: as interactions, on which segments and journeys rest, and, where the
 * person wants no more of them, as a consent that is withdrawn. Ids are derived, so doing it twice changes nothing.
 */
final class OutcomesReturn {

    /** The source of the interactions. */
    static final String SOURCE = "annals";

    private final EventLog log;
    private final Recorder recorder;
    private final Recipients recipients;
    private final Consumer<RecordConsent> consents;
    private final PurposeBook purposes;
    private final FragmentIds ids;

    OutcomesReturn(
            EventLog log,
            Recorder recorder,
            Recipients recipients,
            Consumer<RecordConsent> consents,
            PurposeBook purposes,
            FragmentIds ids) {
        this.log = log;
        this.recorder = recorder;
        this.recipients = recipients;
        this.consents = consents;
        this.purposes = purposes;
        this.ids = ids;
    }

    @EventHandler
    void on(Outcomes event, @Timestamp Instant recordedAt) {
        Sent sent = sent(event);
        if (sent == null || !Channel.isAddressed(sent.handedOver().channel())) {
            return;
        }
        if (event.outcome() == Outcome.COMPLAINED || event.outcome() == Outcome.UNSUBSCRIBED) {
            withdraw(event, sent.handedOver(), at(event));
        }
        Optional<String> name = name(event.outcome(), sent.handedOver().channel());
        Recipient recipient = recipients.find(event.profile(), -1, Duration.ZERO);
        Identifier identifier = strongest(recipient);
        if (name.isPresent() && identifier != null) {
            record(event, sent, name.get(), identifier, recordedAt);
        }
    }

    private record Sent(DeliveryRequested requested, DeliveryHandedOver handedOver) {}

    private @Nullable Sent sent(Outcomes event) {
        DeliveryRequested requested = null;
        DeliveryHandedOver handedOver = null;
        try (Stream<RecordedEvent> events = log.stream(event.delivery(), 0)) {
            for (RecordedEvent recorded : (Iterable<RecordedEvent>) events::iterator) {
                if (recorded.event() instanceof DeliveryRequested it) {
                    requested = it;
                } else if (recorded.event() instanceof DeliveryHandedOver it) {
                    handedOver = it;
                }
            }
        }
        return requested == null || handedOver == null ? null : new Sent(requested, handedOver);
    }

    private void record(Outcomes event, Sent sent, String name, Identifier identifier, Instant recordedAt) {
        DeliveryHandedOver handedOver = sent.handedOver();
        Origin origin = sent.requested().origin();
        Map<String, @Nullable Object> properties = new HashMap<>();
        properties.put("delivery", event.delivery().toString());
        properties.put("channel", handedOver.channel());
        properties.put("purpose", handedOver.purpose());
        put(properties, "template", handedOver.template());
        put(properties, "journey", origin.journey());
        put(properties, "step", origin.step());
        if (event instanceof DeliveryClicked clicked) {
            put(properties, "link", clicked.link());
        }
        String messageId = "delivery-" + event.delivery() + "-"
                + event.outcome().wireName()
                + (event.outcome() == Outcome.CLICKED ? "-" + at(event).toEpochMilli() : "");
        var unused = Waiting.forAnswer(recorder.submit(List.of(new Submission.Acceptable(new Interaction(
                SOURCE,
                InteractionType.TRACK,
                name,
                at(event),
                recordedAt,
                false,
                new Content(messageId, List.of(identifier), null, Map.of(), properties, Map.of()))))));
    }

    private static void put(Map<String, @Nullable Object> properties, String name, @Nullable String value) {
        if (value != null) {
            properties.put(name, value);
        }
    }

    private void withdraw(Outcomes event, DeliveryHandedOver handedOver, Instant at) {
        Purposes inForce = purposes.current();
        String method = event.outcome() == Outcome.COMPLAINED ? "complaint" : "unsubscription";
        try {
            consents.accept(new RecordConsent(
                    event.profile(),
                    null,
                    ids.eventOf("annals.delivery." + method, event.delivery().toString()),
                    ConsentState.WITHDRAWN,
                    new ConsentTerms(
                            new ConsentKey(handedOver.purpose(), handedOver.channel(), inForce.defaultController()),
                            at,
                            null,
                            0,
                            null,
                            null,
                            method,
                            "delivery:" + event.delivery(),
                            ExpressedBy.SUBJECT,
                            inForce.version(),
                            null,
                            List.of(),
                            List.of()),
                    null,
                    null,
                    RecordedEvent.SYSTEM));
        } catch (Rejected refused) {
            if (refused.rejection().status() >= 500) {
                throw refused;
            }
        }
    }

    private static Instant at(Outcomes event) {
        return switch (event) {
            case DeliveryAccepted it -> it.at();
            case DeliveryDelivered it -> it.at();
            case DeliveryBounced it -> it.at();
            case DeliveryFailed it -> it.at();
            case DeliveryOpened it -> it.at();
            case DeliveryClicked it -> it.at();
            case DeliveryComplained it -> it.at();
            case DeliveryUnsubscribed it -> it.at();
        };
    }

    /** The names of Segment's e-mail specification; of other channels the like. */
    private static Optional<String> name(Outcome outcome, String channel) {
        String what = channel.equals(Channel.EMAIL) ? "Email" : "Message";
        return switch (outcome) {
            case ACCEPTED, FAILED -> Optional.empty();
            case DELIVERED -> Optional.of(what + " Delivered");
            case BOUNCED -> Optional.of(what + " Bounced");
            case OPENED -> Optional.of(what + " Opened");
            case CLICKED -> Optional.of(what + " Link Clicked");
            case COMPLAINED -> Optional.of(what + " Marked as Spam");
            case UNSUBSCRIBED -> Optional.of("Unsubscribed");
        };
    }

    private static @Nullable Identifier strongest(Recipient recipient) {
        return recipient.identifiers().entrySet().stream()
                .findFirst()
                .map(each -> new Identifier(
                        new Namespace(each.getKey()), each.getValue().getFirst()))
                .orElse(null);
    }
}
