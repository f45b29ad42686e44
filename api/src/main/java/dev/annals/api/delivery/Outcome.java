package dev.annals.api.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** What may become of a message after it was handed over. */
public enum Outcome {
    /** The provider took it. */
    ACCEPTED,
    /** It arrived. */
    DELIVERED,
    /** It came back. */
    BOUNCED,
    /** It could not be handed to the provider. */
    FAILED,
    OPENED,
    CLICKED,
    /** The person called it spam. */
    COMPLAINED,
    /** The person wants no more of the kind. */
    UNSUBSCRIBED;

    /** The reason of a bounce after which the address is not used any more. */
    public static final String HARD_BOUNCE = "hard-bounce";

    /** The name used on the wire: lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The outcome of that wire name, if there is one. */
    public static Optional<Outcome> named(String wireName) {
        for (Outcome outcome : values()) {
            if (outcome.wireName().equals(wireName)) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }
}
