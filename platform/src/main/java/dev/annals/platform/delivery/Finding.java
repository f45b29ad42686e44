package dev.annals.platform.delivery;

import dev.annals.api.delivery.GateVerdict;
import dev.annals.api.delivery.GateVerdict.Decision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one gate found.
 *
 * @param verdict what it says
 * @param saw the value it saw, which may be personal
 * @param until when to ask again, where it defers; null otherwise
 */
public record Finding(
        GateVerdict verdict, String saw, @Nullable Instant until) {

    /** What a gate says before its name and channel are put to it. */
    record Said(
            Decision decision,
            String reason,
            String saw,
            @Nullable Instant until) {

        static Said passed(String reason, String saw) {
            return new Said(Decision.PASSED, reason, saw, null);
        }

        static Said exempt(String saw) {
            return new Said(Decision.EXEMPT, "transactional", saw, null);
        }

        static Said held(String reason, String saw) {
            return new Said(Decision.HELD, reason, saw, null);
        }

        static Said deferred(String reason, String saw, Instant until) {
            return new Said(Decision.DEFERRED, reason, saw, until);
        }

        Finding of(String gate, String channel) {
            return new Finding(new GateVerdict(gate, channel, decision, reason), saw, until);
        }
    }

    @Override
    public String toString() {
        return "Finding[" + verdict + "]";
    }
}
