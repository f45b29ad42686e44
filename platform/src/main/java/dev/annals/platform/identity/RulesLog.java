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
     */
    public record Standing(
            @Nullable RecordedEvent published, long fragments, int remaining, int split, int merged, boolean applied) {

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
        Standing standing = new Standing(null, 0, -1, 0, 0, false);
        for (RecordedEvent recorded : behind(-1)) {
            standing = switch (recorded.event()) {
                case RulesPublished ignored ->
                    new Standing(
                            recorded,
                            standing.fragments(),
                            standing.remaining(),
                            standing.split(),
                            standing.merged(),
                            standing.applied());
                case PastRegrouped it ->
                    new Standing(
                            null,
                            standing.fragments() + it.fragments(),
                            standing.remaining() < 0 ? it.remaining() : standing.remaining(),
                            standing.split() + it.split(),
                            standing.merged() + it.merged(),
                            standing.applied());
                case RulesApplied ignored -> new Standing(null, 0, 0, 0, 0, true);
                default -> standing;
            };
        }
        return standing;
    }

    /** The newest publication behind a place in the stream; null when there is none. */
    @Nullable
    RecordedEvent publishedBehind(long sequence) {
        List<RecordedEvent> behind = behind(sequence);
        return behind.isEmpty() || !(behind.getLast().event() instanceof RulesPublished) ? null : behind.getLast();
    }

    /** The newest event's place in the stream; -1 before the first. */
    long newest() {
        List<RecordedEvent> newest = events.newest(stream, Long.MAX_VALUE, 1);
        return newest.isEmpty() ? -1 : newest.getFirst().sequence();
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

    /** What is behind a place in the stream, newest first, not further than to a publication. */
    private List<RecordedEvent> behind(long sequence) {
        List<RecordedEvent> behind = new ArrayList<>();
        long from = Long.MAX_VALUE;
        while (true) {
            List<RecordedEvent> page = events.newest(stream, from, PAGE);
            for (RecordedEvent recorded : page) {
                if (recorded.sequence() <= sequence) {
                    return behind;
                }
                behind.add(recorded);
                if (recorded.event() instanceof RulesPublished) {
                    return behind;
                }
            }
            if (page.size() < PAGE) {
                return behind;
            }
            from = page.getLast().sequence();
        }
    }
}
