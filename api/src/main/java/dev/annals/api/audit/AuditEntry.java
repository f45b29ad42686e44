package dev.annals.api.audit;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.UUID;

/**
 * One event in an audit list. Holds nothing personal.
 *
 * @param position the event's place in the log
 * @param at when it was appended
 * @param kind the event's wire name
 * @param actor who caused it: {@code source:<name>}, {@code <role>:<token name>} or {@code system}
 * @param stream the stream it is in: of a fragment, of the reads of a profile, or of a quarantined item
 * @param eventId the event's id
 * @param description what happened, as a sentence
 */
public record AuditEntry(
        long position, Instant at, String kind, String actor, FragmentId stream, UUID eventId, String description) {}
