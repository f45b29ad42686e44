package dev.annals.api.consent;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known of a person's consent, in the words of the Data Privacy Vocabulary (https://w3id.org/dpv), from the least
 * to the most restrictive: of several that were said independently, the later one of this list counts.
 */
public enum ConsentState {
    /** Nothing was ever said. */
    UNKNOWN,
    /** Asked for, not answered yet. */
    REQUESTED,
    /** Given once; its time is over. */
    EXPIRED,
    GIVEN,
    /** Given again. */
    RENEWED,
    /** Asked for, and denied. */
    REFUSED,
    /** Given, and taken back. */
    WITHDRAWN,
    /** Ended by the controller. */
    TERMINATED,
    /** Declared void by an authority. */
    INVALIDATED;

    /** Whether processing can rest on it. */
    public boolean isValid() {
        return this == GIVEN || this == RENEWED;
    }

    /** Whether somebody said no. */
    public boolean isRefusal() {
        return compareTo(REFUSED) >= 0;
    }

    /** The name used on the wire: lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that wire name, if there is one. */
    public static Optional<ConsentState> named(String wireName) {
        for (ConsentState state : values()) {
            if (state.wireName().equals(wireName)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
