package dev.annals.api.interaction;

import org.jspecify.annotations.Nullable;

/**
 * What became of one submitted interaction.
 *
 * @param messageId the source's id of the interaction; null where it had none that could be read
 * @param status what was done
 * @param reason why it was not simply stored as it came; null where it was
 * @param position the global position up to which the log has to be read to see it; 0 where nothing was written
 */
public record Receipt(
        @Nullable String messageId, Status status, @Nullable String reason, long position) {

    /** What can become of an interaction. Wire names are lower case. */
    public enum Status {
        STORED,
        DUPLICATE,
        QUARANTINED,
        REFUSED
    }
}
