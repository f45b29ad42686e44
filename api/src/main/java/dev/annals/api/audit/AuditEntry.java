package dev.annals.api.audit;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event in an audit list. Holds nothing personal but, where they are asked for, changed values.
 *
 * @param position the event's place in the log
 * @param at when it was appended
 * @param kind the event's wire name
 * @param actor who caused it: {@code source:<name>}, {@code <role>:<token name>} or {@code system}
 * @param stream the stream it is in: of a fragment, of the reads of a profile, or of a quarantined item
 * @param eventId the event's id
 * @param description what happened, as a sentence
 * @param reason what was given as reason; null where none was
 * @param requestId the id of the request that led to it; null where none did
 * @param purpose the purpose it is about; null where it is about none
 * @param changes what it changed; null where that was not asked for
 */
public record AuditEntry(
        long position,
        Instant at,
        String kind,
        String actor,
        FragmentId stream,
        UUID eventId,
        String description,
        @Nullable String reason,
        @Nullable String requestId,
        @Nullable String purpose,
        @Nullable List<Change> changes) {

    /** The same with what it changed. */
    public AuditEntry withChanges(List<Change> found) {
        return new AuditEntry(
                position, at, kind, actor, stream, eventId, description, reason, requestId, purpose, found);
    }

    /**
     * A value before and after an event.
     *
     * @param field which value
     * @param before what it was; null for none, or where it was erased
     * @param after what it became
     */
    public record Change(
            String field, @Nullable Object before, @Nullable Object after) {}
}
