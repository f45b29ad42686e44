package dev.annals.api.consent;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** Who expressed a decision. */
public enum ExpressedBy {
    /** The person. */
    SUBJECT,
    /** Whoever has the care of a person too young to decide. */
    GUARDIAN,
    /** Somebody authorised by the person. */
    AGENT,
    /** A browser or device on the person's behalf: a signal rather than a word. */
    DEVICE,
    /** The controller itself. */
    CONTROLLER,
    /** A supervisory authority or a court. */
    AUTHORITY;

    /** The name used on the wire: lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that wire name, if there is one. */
    public static Optional<ExpressedBy> named(String wireName) {
        for (ExpressedBy each : values()) {
            if (each.wireName().equals(wireName)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
