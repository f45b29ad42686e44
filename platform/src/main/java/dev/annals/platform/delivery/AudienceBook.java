package dev.annals.platform.delivery;

import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.annals.api.delivery.DeliveryEvent.AudienceAttached;
import dev.annals.api.delivery.DeliveryEvent.AudienceDetached;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.freshness.Freshness;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Knows which segments are kept in step with which channels. What another process decides is seen a second later at most. */
public final class AudienceBook {

    private static final Duration FRESH_FOR = Duration.ofSeconds(1);

    private final EventLog log;
    private final FragmentId stream;
    private final LoadingCache<FragmentId, List<AttachedAudience>> known;

    public AudienceBook(EventLog log, FragmentIds ids) {
        this.log = log;
        this.stream = stream(ids);
        this.known = Freshness.within(FRESH_FOR).maximumSize(1).build(unused -> load());
    }

    /** The stream in which it is recorded. */
    public static FragmentId stream(FragmentIds ids) {
        return ids.of("audiences");
    }

    /** The stream of one person in one audience. */
    public static FragmentId member(FragmentIds ids, String segment, String channel, FragmentId profile) {
        return ids.of("audience", segment, channel, profile.toString());
    }

    /** The message that tells a channel to take out somebody who was erased, by what it is sealed under. */
    public static FragmentId farewell(FragmentIds ids, FragmentId box) {
        return ids.of("delivery", "audience", "farewell", box.toString());
    }

    /** All that are, or ever were, by segment and channel. */
    public List<AttachedAudience> all() {
        return known.get(stream);
    }

    /** Those with which a segment is kept in step now. */
    public List<AttachedAudience> of(String segment) {
        return all().stream()
                .filter(each -> each.isAttached() && each.segment().equals(segment))
                .toList();
    }

    /** What is, or was, kept in step. */
    public Optional<AttachedAudience> find(String segment, String channel) {
        return all().stream()
                .filter(each -> each.segment().equals(segment) && each.channel().equals(channel))
                .findFirst();
    }

    /** Forgets what was looked up, because something was decided: whoever asks next is told of it. */
    public void refresh() {
        known.invalidate(stream);
    }

    private List<AttachedAudience> load() {
        Map<String, AttachedAudience> found = new TreeMap<>();
        try (Stream<RecordedEvent> events = log.stream(stream, 0)) {
            events.forEach(recorded -> take(found, recorded));
        }
        return List.copyOf(found.values());
    }

    private static void take(Map<String, AttachedAudience> found, RecordedEvent recorded) {
        switch (recorded.event()) {
            case AudienceAttached it ->
                found.put(
                        it.segment() + "/" + it.channel(),
                        new AttachedAudience(
                                it.segment(),
                                it.channel(),
                                it.purpose(),
                                it.fields(),
                                true,
                                recorded.at(),
                                recorded.actor(),
                                recorded.position()));
            case AudienceDetached it ->
                found.computeIfPresent(
                        it.segment() + "/" + it.channel(),
                        (key, before) -> new AttachedAudience(
                                before.segment(),
                                before.channel(),
                                before.purpose(),
                                before.fields(),
                                false,
                                recorded.at(),
                                recorded.actor(),
                                recorded.position()));
            default -> {}
        }
    }
}
