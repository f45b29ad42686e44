package dev.annals.projections.delivery;

import dev.annals.api.access.AccessEvent;
import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.PurposeEvent;
import dev.annals.api.delivery.DeliveryEvent;
import dev.annals.api.delivery.DeliveryEvent.AddressRefused;
import dev.annals.api.delivery.DeliveryEvent.AddressRestored;
import dev.annals.api.delivery.DeliveryEvent.AudienceAttached;
import dev.annals.api.delivery.DeliveryEvent.AudienceDetached;
import dev.annals.api.delivery.DeliveryEvent.AudienceMemberChanged;
import dev.annals.api.delivery.DeliveryEvent.DeliveryCounted;
import dev.annals.api.delivery.DeliveryEvent.OfDelivery;
import dev.annals.api.delivery.Standing;
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
import dev.annals.projections.Projection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps who is in which audience, or held back from it: a document for each person in each. */
public final class AudienceProjection implements Projection<AudienceDocument> {

    /** The projection's name. */
    public static final String NAME = "audience";

    /** What the keys of all members of an audience begin with. */
    static String prefix(String segment, String channel) {
        return segment + "/" + channel + "/";
    }

    /** The key of a profile in an audience. */
    static String key(String segment, String channel, FragmentId profile) {
        return prefix(segment, channel) + profile;
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
    public Class<AudienceDocument> document() {
        return AudienceDocument.class;
    }

    @Override
    public Interest interest() {
        return Interest.in(AudienceMemberChanged.class);
    }

    @Override
    public List<String> keys(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case DeliveryEvent event ->
                switch (event) {
                    case AudienceMemberChanged it -> List.of(key(it.segment(), it.channel(), it.profile()));
                    case AudienceAttached ignored -> List.of();
                    case AudienceDetached ignored -> List.of();
                    case OfDelivery ignored -> List.of();
                    case DeliveryCounted ignored -> List.of();
                    case AddressRefused ignored -> List.of();
                    case AddressRestored ignored -> List.of();
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
    public @Nullable AudienceDocument evolve(String key, @Nullable AudienceDocument current, RecordedEvent recorded) {
        if (!(recorded.event() instanceof AudienceMemberChanged it)) {
            return current;
        }
        return it.standing() == Standing.OUT
                ? null
                : new AudienceDocument(it.profile(), it.standing(), it.gate(), it.delivery(), recorded.at());
    }
}
