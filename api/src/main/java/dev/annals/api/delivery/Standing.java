package dev.annals.api.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether somebody is in an audience that is kept in step with a segment. */
public enum Standing {
    /** The channel was told, or is being told, that the person is in it. */
    IN,
    /** The person is in the segment, and may not be told to the channel. */
    HELD,
    OUT;

    /** The name used on the wire: lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
