package dev.annals.projections.consent;

import dev.annals.api.access.AccessEvent;
import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.ConsentEvent.ConsentNoted;
import dev.annals.api.consent.ConsentEvent.ConsentRestored;
import dev.annals.api.consent.ConsentEvent.ConsentRetracted;
import dev.annals.api.consent.ConsentEvent.ConsentUsed;
import dev.annals.api.consent.ConsentEvent.Decided;
import dev.annals.api.consent.PurposeEvent;
import dev.annals.api.consent.Said;
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
import dev.annals.projections.Projection;
import dev.annals.projections.consent.ConsentDocument.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps one document for each fragment that says something about consent. */
public final class ConsentProjection implements Projection<ConsentDocument> {

    /** The projection's name. */
    public static final String NAME = "consent";

    /** The key of a fragment's document. */
    public static String key(FragmentId fragment) {
        return fragment.toString();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<ConsentDocument> document() {
        return ConsentDocument.class;
    }

    @Override
    public Interest interest() {
        return Interest.in(ConsentEvent.class, ErasureEvent.class);
    }

    @Override
    public List<String> keys(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case ConsentEvent event ->
                switch (event) {
                    case Decided it -> List.of(key(it.fragment()));
                    case ConsentUsed it -> List.of(key(it.fragment()));
                    case ConsentRetracted it -> List.of(key(it.fragment()));
                    case ConsentRestored it -> List.of(key(it.fragment()));
                    case ConsentNoted ignored -> List.of();
                };
            case PurposeEvent ignored -> List.of();
            case InteractionEvent ignored -> List.of();
            case IdentityEvent ignored -> List.of();
            case IdentityRulesEvent ignored -> List.of();
            case PlanEvent ignored -> List.of();
            case TraitEvent ignored -> List.of();
            case TagEvent ignored -> List.of();
            case QuarantineEvent ignored -> List.of();
            case AccessEvent ignored -> List.of();
            case HoldEvent ignored -> List.of();
            case SubjectRequestEvent ignored -> List.of();
            case DeliveryEvent ignored -> List.of();
            case TemplateEvent ignored -> List.of();
            case ErasureEvent event ->
                switch (event) {
                    case FragmentErased it -> List.of(key(it.fragment()));
                    case FragmentReadmitted ignored -> List.of();
                    case InteractionSuppressed ignored -> List.of();
                    case CiphertextPurged ignored -> List.of();
                    case PurposeExpired ignored -> List.of();
                    case ErasureOrdered ignored -> List.of();
                    case ErasureStepDone ignored -> List.of();
                    case ErasureCompleted ignored -> List.of();
                };
            case SegmentEvent ignored -> List.of();
            case JourneyEvent ignored -> List.of();
            case JourneyRunEvent ignored -> List.of();
            default -> throw Projection.undecided(recorded);
        };
    }

    @Override
    public @Nullable ConsentDocument evolve(String key, @Nullable ConsentDocument current, RecordedEvent recorded) {
        if (!(recorded.event() instanceof ConsentEvent event)) {
            return recorded.event() instanceof FragmentErased ? null : current;
        }
        ConsentDocument before = current == null ? new ConsentDocument(FragmentId.of(key), List.of(), -1) : current;
        return switch (event) {
            case Decided it -> before.with(entry(recorded, new Said(recorded.id(), it.state(), it.terms()), null));
            case ConsentUsed it -> before.with(entry(recorded, null, it));
            case ConsentRetracted it -> before.turned(it.records(), true, recorded);
            case ConsentRestored it -> before.turned(it.records(), false, recorded);
            case ConsentNoted ignored -> current;
        };
    }

    private static Entry entry(RecordedEvent recorded, @Nullable Said said, @Nullable ConsentUsed used) {
        return new Entry(
                recorded.id(),
                recorded.sequence(),
                recorded.position(),
                recorded.at(),
                recorded.actor(),
                said,
                used,
                List.of());
    }
}
