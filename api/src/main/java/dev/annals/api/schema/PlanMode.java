package dev.annals.api.schema;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is done with an interaction that does not keep to the plan, from the mildest. */
public enum PlanMode {
    /** Nothing. */
    ALLOW,
    /** It is stored, and the violation is counted. */
    REPORT,
    /** It is kept in quarantine, until it is sent through intake again. */
    QUARANTINE,
    /** It is refused, and not kept. */
    BLOCK;

    /** The name used on the wire: lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
