package dev.annals.projections.quarantine;

import dev.annals.api.access.AccessEvent;
import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.PurposeEvent;
import dev.annals.api.delivery.DeliveryEvent;
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
import dev.annals.api.quarantine.QuarantineEvent.InteractionQuarantined;
import dev.annals.api.quarantine.QuarantineEvent.QuarantineDiscarded;
import dev.annals.api.quarantine.QuarantineEvent.QuarantineErased;
import dev.annals.api.quarantine.QuarantineEvent.QuarantineRedriven;
import dev.annals.api.request.SubjectRequestEvent;
import dev.annals.api.schema.PlanEvent;
import dev.annals.api.segment.SegmentEvent;
import dev.annals.api.tag.TagEvent;
import dev.annals.api.trait.TraitEvent;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.ListKeys;
import dev.annals.projections.Projection;
import dev.annals.projections.quarantine.QuarantineDocument.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps quarantined items by id, and in the order in which they came. */
public final class QuarantineProjection implements Projection<QuarantineDocument> {

    /** The projection's name. */
    public static final String NAME = "quarantine";

    /** What the keys of all items begin with. */
    public static final String ITEM = "item:";

    /** The key of an item. */
    public static String key(FragmentId item) {
        return ITEM + item;
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
    public Class<QuarantineDocument> document() {
        return QuarantineDocument.class;
    }

    @Override
    public Interest interest() {
        return Interest.in(QuarantineEvent.class);
    }

    @Override
    public List<String> keys(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case QuarantineEvent event ->
                switch (event) {
                    case InteractionQuarantined it -> List.of(key(it.item()), ListKeys.at(recorded.position()));
                    case QuarantineRedriven it -> List.of(key(it.item()));
                    case QuarantineDiscarded it -> List.of(key(it.item()));
                    case QuarantineErased it -> List.of(key(it.item()));
                };
            case InteractionEvent ignored -> List.of();
            case IdentityEvent ignored -> List.of();
            case IdentityRulesEvent ignored -> List.of();
            case PlanEvent ignored -> List.of();
            case TraitEvent ignored -> List.of();
            case TagEvent ignored -> List.of();
            case ConsentEvent ignored -> List.of();
            case PurposeEvent ignored -> List.of();
            case AccessEvent ignored -> List.of();
            case HoldEvent ignored -> List.of();
            case SubjectRequestEvent ignored -> List.of();
            case DeliveryEvent ignored -> List.of();
            case TemplateEvent ignored -> List.of();
            case ErasureEvent ignored -> List.of();
            case SegmentEvent ignored -> List.of();
            case JourneyEvent ignored -> List.of();
            case JourneyRunEvent ignored -> List.of();
            default -> throw Projection.undecided(recorded);
        };
    }

    @Override
    public @Nullable QuarantineDocument evolve(
            String key, @Nullable QuarantineDocument current, RecordedEvent recorded) {
        if (!(recorded.event() instanceof QuarantineEvent event)) {
            return current;
        }
        return switch (event) {
            case InteractionQuarantined it ->
                new QuarantineDocument(
                        it.item(),
                        recorded.position(),
                        it.source(),
                        it.code(),
                        it.detail(),
                        it.receivedAt(),
                        Status.OPEN,
                        null,
                        null,
                        null,
                        null,
                        key.startsWith(ListKeys.LIST) ? null : it.raw());
            case QuarantineRedriven it -> closed(current, Status.REDRIVEN, it.by(), null, it.fragment(), recorded);
            case QuarantineDiscarded it -> closed(current, Status.DISCARDED, it.by(), it.reason(), null, recorded);
            case QuarantineErased it -> current == null ? null : erased(current, recorded);
        };
    }

    private static QuarantineDocument erased(QuarantineDocument it, RecordedEvent recorded) {
        return new QuarantineDocument(
                it.item(),
                it.quarantined(),
                it.source(),
                it.code(),
                it.detail(),
                it.receivedAt(),
                Status.ERASED,
                it.closedBy() == null ? recorded.actor() : it.closedBy(),
                it.closedAt() == null ? recorded.at() : it.closedAt(),
                it.reason(),
                it.fragment(),
                null);
    }

    private static @Nullable QuarantineDocument closed(
            @Nullable QuarantineDocument it,
            Status status,
            String by,
            @Nullable String reason,
            @Nullable FragmentId fragment,
            RecordedEvent recorded) {
        return it == null
                ? null
                : new QuarantineDocument(
                        it.item(),
                        it.quarantined(),
                        it.source(),
                        it.code(),
                        it.detail(),
                        it.receivedAt(),
                        status,
                        by,
                        recorded.at(),
                        reason,
                        fragment,
                        it.raw());
    }
}
