package dev.annals.projections.privacy;

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
import dev.annals.api.privacy.ErasureEvent.CiphertextPurged;
import dev.annals.api.privacy.ErasureEvent.ErasureCompleted;
import dev.annals.api.privacy.ErasureEvent.ErasureOrdered;
import dev.annals.api.privacy.ErasureEvent.ErasureStepDone;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.api.privacy.ErasureEvent.FragmentReadmitted;
import dev.annals.api.privacy.ErasureEvent.InteractionSuppressed;
import dev.annals.api.privacy.ErasureEvent.PurposeExpired;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps erasures by id, and in the order in which they were ordered. */
public final class ErasureProjection implements Projection<ErasureDocument> {

    /** The projection's name. */
    public static final String NAME = "erasure";

    /** The key of an erasure. */
    public static String key(FragmentId erasure) {
        return "id:" + erasure;
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
    public Class<ErasureDocument> document() {
        return ErasureDocument.class;
    }

    @Override
    public Interest interest() {
        return Interest.in(ErasureEvent.class);
    }

    @Override
    public List<String> keys(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case ErasureEvent event ->
                switch (event) {
                    case ErasureOrdered it -> List.of(key(it.erasure()), ListKeys.at(recorded.position()));
                    case ErasureCompleted it -> List.of(key(it.erasure()));
                    case ErasureStepDone ignored -> List.of();
                    case FragmentErased ignored -> List.of();
                    case FragmentReadmitted ignored -> List.of();
                    case InteractionSuppressed ignored -> List.of();
                    case CiphertextPurged ignored -> List.of();
                    case PurposeExpired ignored -> List.of();
                };
            case InteractionEvent ignored -> List.of();
            case IdentityEvent ignored -> List.of();
            case IdentityRulesEvent ignored -> List.of();
            case PlanEvent ignored -> List.of();
            case TraitEvent ignored -> List.of();
            case TagEvent ignored -> List.of();
            case ConsentEvent ignored -> List.of();
            case PurposeEvent ignored -> List.of();
            case QuarantineEvent ignored -> List.of();
            case AccessEvent ignored -> List.of();
            case HoldEvent ignored -> List.of();
            case SubjectRequestEvent ignored -> List.of();
            case DeliveryEvent ignored -> List.of();
            case TemplateEvent ignored -> List.of();
            case SegmentEvent ignored -> List.of();
            case JourneyEvent ignored -> List.of();
            case JourneyRunEvent ignored -> List.of();
            default -> throw Projection.undecided(recorded);
        };
    }

    @Override
    public @Nullable ErasureDocument evolve(String key, @Nullable ErasureDocument current, RecordedEvent recorded) {
        return switch (recorded.event()) {
            case ErasureOrdered it ->
                new ErasureDocument(
                        it.erasure(),
                        recorded.position(),
                        it.profile(),
                        it.fragments().size(),
                        it.ground(),
                        it.request(),
                        recorded.actor(),
                        recorded.at(),
                        null,
                        it.exceptions().size());
            case ErasureCompleted it
            when current != null ->
                new ErasureDocument(
                        current.erasure(),
                        current.position(),
                        current.profile(),
                        current.fragments(),
                        current.ground(),
                        current.request(),
                        current.orderedBy(),
                        current.orderedAt(),
                        recorded.at(),
                        it.exceptions().size());
            default -> current;
        };
    }
}
