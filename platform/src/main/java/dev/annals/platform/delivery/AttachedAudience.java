package dev.annals.platform.delivery;

import java.time.Instant;
import java.util.Map;

/**
 * A segment that is, or was, kept in step with a channel.
 *
 * @param segment the segment's key
 * @param channel the channel
 * @param purpose the key of the purpose for which its people are told to the channel
 * @param fields what is told of each of them, by name, with Liquid in it
 * @param isAttached whether it is so now; else everybody is taken out
 * @param changedAt since when
 * @param changedBy who decided it
 * @param position the position of that decision
 */
public record AttachedAudience(
        String segment,
        String channel,
        String purpose,
        Map<String, String> fields,
        boolean isAttached,
        Instant changedAt,
        String changedBy,
        long position) {

    public AttachedAudience {
        fields = Map.copyOf(fields);
    }
}
