package dev.annals.projections.delivery;

import dev.annals.api.delivery.DeliveryEvent;
import dev.annals.api.delivery.DeliveryEvent.AddressRefused;
import dev.annals.api.delivery.DeliveryEvent.AddressRestored;
import dev.annals.api.delivery.DeliveryEvent.AudienceAttached;
import dev.annals.api.delivery.DeliveryEvent.AudienceDetached;
import dev.annals.api.delivery.DeliveryEvent.AudienceMemberChanged;
import dev.annals.api.delivery.DeliveryEvent.DeliveryCounted;
import dev.annals.api.delivery.DeliveryEvent.OfDelivery;
import dev.annals.api.delivery.Standing;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.Projection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps who is in which audience, or held back from it: a document for each person in each. */
public final class AudienceProjection implements Projection<AudienceDocument> {

    /** The projection's name. */
    public static final String NAME = "audience";

    private final DeliveryProjection deliveries = new DeliveryProjection();

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

    /** What is of no delivery is of no audience, either; of which it is, the projection of deliveries has decided. */
    @Override
    public List<String> keys(RecordedEvent recorded) {
        if (!(recorded.event() instanceof DeliveryEvent event)) {
            return deliveries.keys(recorded);
        }
        return switch (event) {
            case AudienceMemberChanged it -> List.of(key(it.segment(), it.channel(), it.profile()));
            case AudienceAttached ignored -> List.of();
            case AudienceDetached ignored -> List.of();
            case OfDelivery ignored -> List.of();
            case DeliveryCounted ignored -> List.of();
            case AddressRefused ignored -> List.of();
            case AddressRestored ignored -> List.of();
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
