package dev.annals.projections.delivery;

import dev.annals.api.access.AccessEvent;
import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.PurposeEvent;
import dev.annals.api.delivery.DeliveryEvent;
import dev.annals.api.delivery.DeliveryEvent.AddressRefused;
import dev.annals.api.delivery.DeliveryEvent.AddressRestored;
import dev.annals.api.delivery.DeliveryEvent.DeliveryAccepted;
import dev.annals.api.delivery.DeliveryEvent.DeliveryBounced;
import dev.annals.api.delivery.DeliveryEvent.DeliveryClicked;
import dev.annals.api.delivery.DeliveryEvent.DeliveryComplained;
import dev.annals.api.delivery.DeliveryEvent.DeliveryCounted;
import dev.annals.api.delivery.DeliveryEvent.DeliveryDeferred;
import dev.annals.api.delivery.DeliveryEvent.DeliveryDelivered;
import dev.annals.api.delivery.DeliveryEvent.DeliveryFailed;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHeldBack;
import dev.annals.api.delivery.DeliveryEvent.DeliveryOpened;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRedriven;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRequested;
import dev.annals.api.delivery.DeliveryEvent.DeliveryUnsubscribed;
import dev.annals.api.delivery.DeliveryEvent.OfAudience;
import dev.annals.api.delivery.DeliveryEvent.OfDelivery;
import dev.annals.api.delivery.DeliveryEvent.Outcomes;
import dev.annals.api.delivery.TemplateEvent;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.identity.IdentityRulesEvent;
import dev.annals.api.interaction.InteractionEvent;
import dev.annals.api.journey.JourneyEvent;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.privacy.ErasureEvent;
import dev.annals.api.privacy.HoldEvent;
import dev.annals.api.quarantine.QuarantineEvent;
import dev.annals.api.request.SubjectRequestEvent;
import dev.annals.api.schema.PlanEvent;
import dev.annals.api.segment.SegmentEvent;
import dev.annals.api.tag.TagEvent;
import dev.annals.api.trait.TraitEvent;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.ListKeys;
import dev.annals.projections.Projection;
import dev.annals.projections.delivery.DeliveryDocument.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps deliveries by id, in the order in which they were asked for, and the same by person. */
public final class DeliveryProjection implements Projection<DeliveryDocument> {

    /** The projection's name. */
    public static final String NAME = "delivery";

    /** The key of a delivery. */
    public static String key(FragmentId delivery) {
        return "id:" + delivery;
    }

    /** What the keys of a fragment's deliveries begin with, in the order of the log. */
    public static String listOf(FragmentId fragment) {
        return "of:" + fragment + ":";
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<DeliveryDocument> document() {
        return DeliveryDocument.class;
    }

    @Override
    public Interest interest() {
        return Interest.in(OfDelivery.class);
    }

    @Override
    public List<String> keys(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case DeliveryEvent event ->
                switch (event) {
                    case DeliveryRequested it ->
                        List.of(
                                key(it.delivery()),
                                ListKeys.at(recorded.position()),
                                ListKeys.at(listOf(it.profile()), recorded.position()));
                    case OfDelivery it -> List.of(key(it.delivery()));
                    case DeliveryCounted ignored -> List.of();
                    case AddressRefused ignored -> List.of();
                    case AddressRestored ignored -> List.of();
                    case OfAudience ignored -> List.of();
                };
            case TemplateEvent ignored -> List.of();
            case InteractionEvent ignored -> List.of();
            case IdentityEvent ignored -> List.of();
            case PlanEvent ignored -> List.of();
            case TraitEvent ignored -> List.of();
            case TagEvent ignored -> List.of();
            case IdentityRulesEvent ignored -> List.of();
            case ConsentEvent ignored -> List.of();
            case PurposeEvent ignored -> List.of();
            case QuarantineEvent ignored -> List.of();
            case AccessEvent ignored -> List.of();
            case SubjectRequestEvent ignored -> List.of();
            case SegmentEvent ignored -> List.of();
            case JourneyEvent ignored -> List.of();
            case JourneyRunEvent ignored -> List.of();
            case ErasureEvent ignored -> List.of();
            case HoldEvent ignored -> List.of();
            default -> throw Projection.undecided(recorded);
        };
    }

    @Override
    public @Nullable DeliveryDocument evolve(String key, @Nullable DeliveryDocument current, RecordedEvent recorded) {
        if (recorded.event() instanceof DeliveryRequested requested) {
            return begun(requested, recorded);
        }
        return current == null || !(recorded.event() instanceof OfDelivery event)
                ? current
                : next(new Change(current, recorded.at()), event);
    }

    private static DeliveryDocument begun(DeliveryRequested it, RecordedEvent recorded) {
        return new DeliveryDocument(
                it.delivery(),
                it.profile(),
                recorded.position(),
                recorded.at(),
                it.purpose(),
                it.transactional(),
                it.origin(),
                Status.REQUESTED,
                it.routes().isEmpty() ? "" : it.routes().getFirst().channel(),
                null,
                it.routes().isEmpty() ? null : it.routes().getFirst().template(),
                null,
                null,
                null,
                0,
                List.of(),
                recorded.at());
    }

    private static DeliveryDocument next(Change is, OfDelivery event) {
        return switch (event) {
            case DeliveryRequested ignored -> is.before();
            case DeliveryHeldBack it -> is.to(Status.HELD_BACK, it.gate(), it.reason(), null);
            case DeliveryDeferred it -> is.to(Status.DEFERRED, it.gate(), null, it.until());
            case DeliveryHandedOver it -> is.handedOver(it);
            case DeliveryAccepted it -> is.became(Status.ACCEPTED, it, null, it.attempts());
            case DeliveryDelivered it ->
                is.became(Status.DELIVERED, it, null, is.before().attempts());
            case DeliveryBounced it ->
                is.became(Status.BOUNCED, it, it.reason(), is.before().attempts());
            case DeliveryFailed it -> is.became(Status.FAILED, it, it.reason(), it.attempts());
            case DeliveryOpened it -> is.noted(it);
            case DeliveryClicked it -> is.noted(it);
            case DeliveryComplained it -> is.noted(it);
            case DeliveryUnsubscribed it -> is.noted(it);
            case DeliveryRedriven ignored -> is.to(Status.HANDED_OVER, null, null, null);
        };
    }

    /**
     * A document on its way to the next.
     *
     * @param before the document
     * @param at when it changes
     */
    private record Change(DeliveryDocument before, Instant at) {

        DeliveryDocument to(Status status, @Nullable String gate, @Nullable String reason, @Nullable Instant until) {
            return with(
                    status,
                    before.channel(),
                    before.connector(),
                    before.template(),
                    gate,
                    reason,
                    until,
                    before.attempts(),
                    before.outcomes());
        }

        DeliveryDocument handedOver(DeliveryHandedOver it) {
            return with(
                    Status.HANDED_OVER,
                    it.channel(),
                    it.connector(),
                    it.template(),
                    null,
                    null,
                    null,
                    before.attempts(),
                    before.outcomes());
        }

        DeliveryDocument became(Status status, Outcomes outcome, @Nullable String reason, int attempts) {
            boolean isOlder = status == Status.ACCEPTED
                    && (before.status() == Status.DELIVERED || before.status() == Status.BOUNCED);
            return with(
                    isOlder ? before.status() : status,
                    before.channel(),
                    before.connector(),
                    before.template(),
                    null,
                    reason,
                    null,
                    attempts,
                    and(outcome));
        }

        DeliveryDocument noted(Outcomes outcome) {
            return with(
                    before.status(),
                    before.channel(),
                    before.connector(),
                    before.template(),
                    before.gate(),
                    before.reason(),
                    before.until(),
                    before.attempts(),
                    and(outcome));
        }

        private List<String> and(Outcomes outcome) {
            String name = outcome.outcome().wireName();
            if (before.outcomes().contains(name)) {
                return before.outcomes();
            }
            List<String> all = new ArrayList<>(before.outcomes());
            all.add(name);
            return List.copyOf(all);
        }

        private DeliveryDocument with(
                Status status,
                String channel,
                @Nullable String connector,
                @Nullable String template,
                @Nullable String gate,
                @Nullable String reason,
                @Nullable Instant until,
                int attempts,
                List<String> outcomes) {
            return new DeliveryDocument(
                    before.delivery(),
                    before.profile(),
                    before.position(),
                    before.requestedAt(),
                    before.purpose(),
                    before.transactional(),
                    before.origin(),
                    status,
                    channel,
                    connector,
                    template,
                    gate,
                    reason,
                    until,
                    attempts,
                    outcomes,
                    at);
        }
    }
}
