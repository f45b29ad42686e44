package dev.annals.api.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What one gate said. The value it saw is kept beside it, under the person's key.
 *
 * @param gate the gate's name
 * @param channel for which channel it was asked
 * @param decision what it decided
 * @param reason why, as a stable code without anything personal
 */
public record GateVerdict(String gate, String channel, Decision decision, String reason) {

    /** What a gate can decide. */
    public enum Decision {
        PASSED,
        /** It would not hold this kind of message. */
        EXEMPT,
        DEFERRED,
        HELD;

        /** The name used on the wire: lower case. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the message may go, as far as this gate is concerned. */
    public boolean lets() {
        return decision == Decision.PASSED || decision == Decision.EXEMPT;
    }
}
