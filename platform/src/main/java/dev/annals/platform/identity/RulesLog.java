package dev.annals.platform.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityRulesEvent.PastRegrouped;
import dev.annals.api.identity.IdentityRulesEvent.RulesApplied;
import dev.annals.api.identity.IdentityRulesEvent.RulesPublished;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads from the log which identity rules were published, and how far they are applied to the past. */
public final class RulesLog {

    private static final int PAGE = 500;

    private final EventLog events;
    private final FragmentId stream;

    public RulesLog(EventLog events, FragmentIds ids) {
        this.events = events;
        this.stream = stream(ids);
    }

    /** The stream in which rules are published. */
    public static FragmentId stream(FragmentIds ids) {
        return ids.of("identity-rules", "published");
    }

    /**
     * The rules published last, and what came of them.
     *
     * @param published their publication; null when none ever were
     * @param fragments how many fragments were brought to what they say
     * @param remaining how many are known to differ yet; -1 while nobody has looked
     * @param split how many profiles were split off others by that
     * @param merged how many profiles became part of others by that
     * @param applied whether everything is as they say
     * @param steps in how many steps fragments were brought to it
     * @param position the position of the newest event about them; -1 when there is none
     */
    public record Standing(
            @Nullable RecordedEvent published,
            long fragments,
            int remaining,
            int split,
            int merged,
            boolean applied,
            int steps,
            long position) {

        static final Standing NONE = new Standing(null, 0, -1, 0, 0, false, 0, -1);

        /** The same, with an event that came before. */
        Standing before(RecordedEvent recorded) {
            long newest = Math.max(position, recorded.position());
            return switch (recorded.event()) {
                case RulesPublished ignored ->
                    new Standing(recorded, fragments, remaining, split, merged, applied, steps, newest);
                case PastRegrouped it ->
                    new Standing(
                            null,
                            fragments + it.fragments(),
                            remaining < 0 ? it.remaining() : remaining,
                            split + it.split(),
                            merged + it.merged(),
                            applied,
                            steps + 1,
                            newest);
                case RulesApplied ignored -> new Standing(null, 0, 0, 0, 0, true, 0, newest);
                default -> this;
            };
        }

        /** Whether they hold for the past, and not everything is known to be as they say. */
        public boolean isUnderWay() {
            return published != null
                    && published.event() instanceof RulesPublished it
                    && it.rules().appliesFrom() < it.rules().version()
                    && !applied;
        }
    }

    /** The rules published last. */
    public Standing standing() {
        Standing standing = Standing.NONE;
        for (RecordedEvent recorded : sincePublication()) {
            standing = standing.before(recorded);
        }
        return standing;
    }

    /** Whether rules hold for the past, and not everything is known to be as they say; one short question. */
    public boolean isUnderWay() {
        List<RecordedEvent> newest = events.newest(stream, Long.MAX_VALUE, 1);
        return !newest.isEmpty()
                && switch (newest.getFirst().event()) {
                    case RulesPublished it ->
                        it.rules().appliesFrom() < it.rules().version();
                    case PastRegrouped ignored -> true;
                    default -> false;
                };
    }

    /** What is behind a place in the stream, oldest first. */
    List<RecordedEvent> behind(long sequence) {
        try (Stream<RecordedEvent> behind = events.stream(stream, sequence + 1)) {
            return behind.toList();
        }
    }

    /**
     * A page of publications, newest first.
     *
     * @param before only those before this place in the stream
     * @param limit the most wanted
     */
    public List<RecordedEvent> published(long before, int limit) {
        List<RecordedEvent> published = new ArrayList<>();
        long from = before;
        while (true) {
            List<RecordedEvent> page = events.newest(stream, from, PAGE);
            for (RecordedEvent recorded : page) {
                if (recorded.event() instanceof RulesPublished) {
                    published.add(recorded);
                }
                if (published.size() == limit) {
                    return published;
                }
            }
            if (page.size() < PAGE) {
                return published;
            }
            from = page.getLast().sequence();
        }
    }

    /** What is in the stream, newest first, not further than to a publication. */
    List<RecordedEvent> sincePublication() {
        List<RecordedEvent> since = new ArrayList<>();
        long from = Long.MAX_VALUE;
        while (true) {
            List<RecordedEvent> page = events.newest(stream, from, PAGE);
            for (RecordedEvent recorded : page) {
                since.add(recorded);
                if (recorded.event() instanceof RulesPublished) {
                    return since;
                }
            }
            if (page.size() < PAGE) {
                return since;
            }
            from = page.getLast().sequence();
        }
    }
}
