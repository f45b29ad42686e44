package dev.annals.query.interaction;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.web.Page;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.Withdrawal;
import dev.annals.query.access.Masking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the interactions of a person's fragments from the log itself, newest first by when they were recorded. There is
 * no copy that could be behind.
 */
public final class Timeline {

    /** So many events are looked at for one page; a page may then be short, or empty, and still not the last. */
    private static final int MOST_LOOKED_AT = 20_000;

    private final EventLog log;

    public Timeline(EventLog log) {
        this.log = log;
    }

    /** A page of the interactions of a person that a filter lets through, those that were retracted among them. */
    public Page<TimelineItem> page(
            Map<FragmentId, FragmentDocument> fragments,
            Filter filter,
            int limit,
            StreamCursor cursor,
            Masking masking) {
        NewestFirst events = new NewestFirst(log, fragments.keySet(), cursor, limit);
        List<TimelineItem> items = new ArrayList<>();
        RecordedEvent recorded = null;
        for (int looked = 0; items.size() < limit && looked < MOST_LOOKED_AT; looked++) {
            recorded = events.next();
            if (recorded == null) {
                break;
            }
            if (recorded.event() instanceof InteractionRecorded interaction && filter.test(interaction)) {
                Content content = interaction.content();
                if (content != null) {
                    items.add(
                            TimelineItem.of(recorded, interaction, content, withdrawal(fragments, recorded), masking));
                }
            }
        }
        StreamCursor next = events.cursor();
        return new Page<>(items, next == null ? null : next.text());
    }

    /** The position of the newest event. */
    long head() {
        return log.head();
    }

    /** The interactions behind a position, oldest first; of very many, the newest. */
    List<TimelineItem> since(Map<FragmentId, FragmentDocument> fragments, long position, Masking masking) {
        NewestFirst events = new NewestFirst(log, fragments.keySet(), StreamCursor.START, fragments.size());
        List<TimelineItem> items = new ArrayList<>();
        for (int looked = 0; looked < MOST_LOOKED_AT; looked++) {
            RecordedEvent recorded = events.next();
            if (recorded == null || recorded.position() <= position) {
                break;
            }
            if (recorded.event() instanceof InteractionRecorded interaction && interaction.content() != null) {
                items.add(TimelineItem.of(
                        recorded, interaction, interaction.content(), withdrawal(fragments, recorded), masking));
            }
        }
        return items.reversed();
    }

    private static @Nullable Withdrawal withdrawal(
            Map<FragmentId, FragmentDocument> fragments, RecordedEvent recorded) {
        FragmentDocument document = fragments.get(recorded.stream());
        return document == null || document.retracted() == null
                ? null
                : document.retracted().get(recorded.id().toString());
    }

    /**
     * Which interactions are wanted.
     *
     * @param types their types, by wire name; all when empty
     * @param names their names; all when empty
     * @param without names not wanted
     * @param from the earliest {@code occurredAt}, inclusive
     * @param to the latest {@code occurredAt}, exclusive
     */
    public record Filter(List<String> types, List<String> names, List<String> without, Instant from, Instant to)
            implements Predicate<InteractionRecorded> {

        /** Lets interactions of these types and names through, whenever they happened. */
        public static Filter of(List<String> types, List<String> names) {
            return new Filter(types, names, List.of(), Instant.MIN, Instant.MAX);
        }

        @Override
        public boolean test(InteractionRecorded it) {
            String name = it.name() == null ? "" : it.name();
            return (types.isEmpty() || types.contains(it.type().wireName()))
                    && (names.isEmpty() || names.contains(name))
                    && !without.contains(name)
                    && !it.occurredAt().isBefore(from)
                    && it.occurredAt().isBefore(to);
        }
    }
}
