package dev.annals.command.recording;

import dev.annals.command.delivery.AddressState;
import dev.annals.command.delivery.AudienceState;
import dev.annals.command.delivery.ContactMemory;
import dev.annals.command.delivery.DeliveryState;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of streams; stored with every event as Axon's aggregate type. */
public enum StreamKind {
    FRAGMENT,
    QUARANTINE,
    ACCESS,
    RULES,
    PURPOSES,
    ERASURE,
    SEGMENT,
    HOLDS,
    HELD,
    DELIVERY,
    CONTACT,
    ADDRESS,
    TEMPLATE,
    AUDIENCE,
    AUDIENCE_MEMBER,
    PLAN;

    /** Whether events of such streams hold something personal of which the stream itself is the subject. */
    boolean isSealed() {
        return switch (this) {
            case FRAGMENT, QUARANTINE, HELD -> true;
            case ACCESS,
                    RULES,
                    PURPOSES,
                    ERASURE,
                    SEGMENT,
                    HOLDS,
                    DELIVERY,
                    CONTACT,
                    ADDRESS,
                    TEMPLATE,
                    AUDIENCE,
                    AUDIENCE_MEMBER,
                    PLAN -> false;
        };
    }

    /** What is known of such a stream before its first event; null where nothing but its length has to be known. */
    @Nullable
    StreamMemory beginning() {
        return switch (this) {
            case DELIVERY -> DeliveryState.NONE;
            case CONTACT -> ContactMemory.NONE;
            case ADDRESS -> AddressState.USABLE;
            case AUDIENCE_MEMBER -> AudienceState.NONE;
            case FRAGMENT,
                    QUARANTINE,
                    ACCESS,
                    RULES,
                    PURPOSES,
                    ERASURE,
                    SEGMENT,
                    HOLDS,
                    HELD,
                    TEMPLATE,
                    AUDIENCE,
                    PLAN -> null;
        };
    }

    /** The stored name: lower case with hyphens. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
