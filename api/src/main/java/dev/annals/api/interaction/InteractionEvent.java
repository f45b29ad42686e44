package dev.annals.api.interaction;

import dev.annals.api.Event;
import dev.annals.api.Personal;
import dev.annals.api.Subject;
import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to interactions, each in the stream of the fragment of its strongest identifier. */
public sealed interface InteractionEvent extends Event {

    /** The fragment in whose stream the event is. */
    FragmentId fragment();

    /**
     * An interaction was accepted. The event's id is derived from source and messageId, so the store itself refuses a
     * second one.
     *
     * @param fragment the fragment of its strongest identifier
     * @param source the name of the source
     * @param type which of the six calls
     * @param name the interaction's name, or null
     * @param occurredAt when it happened, corrected for clock skew, to the millisecond
     * @param receivedAt when it was received, to the millisecond
     * @param globalPrivacyControl whether {@code Sec-GPC: 1} was sent with it
     * @param mentions the fragments of its other identifiers, strongest first
     * @param content everything personal; null once erased
     */
    @Wire(name = "interaction.recorded")
    record InteractionRecorded(
            @Subject FragmentId fragment,
            String source,
            InteractionType type,
            @Nullable String name,
            Instant occurredAt,
            Instant receivedAt,
            boolean globalPrivacyControl,
            List<FragmentId> mentions,
            @Personal @Nullable Content content)
            implements InteractionEvent {}

    /**
     * An interaction is not to count any more: whatever is derived from it becomes as if it had never happened. It stays in
     * the timeline, marked.
     *
     * @param fragment the fragment in whose stream the interaction is
     * @param interaction the id of the interaction's event
     * @param reason why; null once erased
     */
    @Wire(name = "interaction.retracted")
    record InteractionRetracted(
            @Subject FragmentId fragment,
            UUID interaction,
            @Personal @Nullable String reason) implements InteractionEvent {

        @Override
        public String toString() {
            return "InteractionRetracted[" + interaction + "]";
        }
    }

    /**
     * An interaction that was retracted counts again.
     *
     * @param fragment the fragment in whose stream the interaction is
     * @param interaction the id of the interaction's event
     * @param reason why; null once erased
     */
    @Wire(name = "interaction.restored")
    record InteractionRestored(
            @Subject FragmentId fragment,
            UUID interaction,
            @Personal @Nullable String reason) implements InteractionEvent {

        @Override
        public String toString() {
            return "InteractionRestored[" + interaction + "]";
        }
    }

    /**
     * The purpose for which interactions were collected is over: nothing that was said in them is told any more, and
     * whatever is derived from them becomes as if they had never happened. That they were recorded stays on record.
     *
     * @param fragment the fragment in whose stream the interactions are
     * @param purpose the purpose
     * @param spans every interaction of this stream in one of these spans
     * @param interactions how many they are
     */
    @Wire(name = "interaction.expired")
    record InteractionsExpired(FragmentId fragment, String purpose, List<Span> spans, long interactions)
            implements InteractionEvent {}
}
