package dev.annals.query.interaction;

import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.query.access.Masking;
import dev.annals.query.access.Masking.ShownIdentifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One interaction in a timeline.
 *
 * @param messageId the source's own id of it
 * @param type which of the six calls it was
 * @param name its name; null where the call has none
 * @param occurredAt when it happened, corrected for the source's clock
 * @param receivedAt when it was received
 * @param source the source that sent it
 * @param properties what it states about itself
 * @param traits what it states about the person, or of a group call about the account
 * @param context where it came from
 * @param groupId the account it names
 * @param identifiers the identifiers it names, strongest first
 * @param position its place in the log
 */
public record TimelineItem(
        String messageId,
        String type,
        @Nullable String name,
        Instant occurredAt,
        Instant receivedAt,
        String source,
        Map<String, @Nullable Object> properties,
        Map<String, @Nullable Object> traits,
        Map<String, @Nullable Object> context,
        @Nullable String groupId,
        List<ShownIdentifier> identifiers,
        long position) {

    /** What a reader sees of an interaction. */
    static TimelineItem of(InteractionRecorded it, Content content, long position, Masking masking) {
        return new TimelineItem(
                masking.text(content.messageId()),
                it.type().wireName(),
                it.name(),
                it.occurredAt(),
                it.receivedAt(),
                it.source(),
                masking.values(content.properties()),
                masking.values(content.traits()),
                masking.values(content.context()),
                masking.textOrNull(content.groupId()),
                content.identifiers().stream().map(masking::identifier).toList(),
                position);
    }
}
