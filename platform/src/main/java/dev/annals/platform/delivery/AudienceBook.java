package dev.annals.platform.delivery;

import dev.annals.api.delivery.DeliveryEvent.AudienceAttached;
import dev.annals.api.delivery.DeliveryEvent.AudienceDetached;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.events.StreamFold;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Knows which segments are kept in step with which channels. What another process decides is seen a second later at most. */
public final class AudienceBook {

    private final StreamFold<Map<String, AttachedAudience>> known;

    public AudienceBook(EventLog log, FragmentIds ids) {
        this.known = new StreamFold<>(log, stream(ids), Map.of(), AudienceBook::and);
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
        return List.copyOf(known.get().values());
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
        known.refresh();
    }

    private static Map<String, AttachedAudience> and(Map<String, AttachedAudience> known, List<RecordedEvent> more) {
        Map<String, AttachedAudience> found = new TreeMap<>(known);
        more.forEach(recorded -> take(found, recorded));
        return found;
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
