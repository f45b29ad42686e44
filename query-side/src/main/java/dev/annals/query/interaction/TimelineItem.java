package dev.annals.query.interaction;

import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.identity.Withdrawal;
import dev.annals.query.access.Masking;
import dev.annals.query.access.Masking.ShownIdentifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One interaction in a timeline.
 *
 * @param eventId the id of its event
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
 * @param retracted since when, by whom and why it does not count any more; null while it does
 * @param position its place in the log
 */
public record TimelineItem(
        UUID eventId,
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
        @Nullable Retracted retracted,
        long position) {

    /**
     * That an interaction does not count any more.
     *
     * @param at since when
     * @param by who decided
     * @param reason why
     */
    public record Retracted(Instant at, String by, @Nullable String reason) {

        static @Nullable Retracted of(@Nullable Withdrawal withdrawal, Masking masking) {
            return withdrawal == null
                    ? null
                    : new Retracted(withdrawal.at(), withdrawal.by(), masking.textOrNull(withdrawal.reason()));
        }
    }

    /** What a reader sees of an interaction. */
    static TimelineItem of(
            RecordedEvent recorded,
            InteractionRecorded it,
            Content content,
            @Nullable Withdrawal withdrawal,
            Masking masking) {
        return new TimelineItem(
                recorded.id(),
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
                Retracted.of(withdrawal, masking),
                recorded.position());
    }
}
