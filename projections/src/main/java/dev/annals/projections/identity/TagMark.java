package dev.annals.projections.identity;

import dev.annals.api.tag.TagEvent;
import dev.annals.api.tag.TagEvent.TagPut;
import dev.annals.api.tag.TagEvent.TagTaken;
import dev.annals.platform.condition.Tags;
import dev.annals.platform.events.RecordedEvent;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody put a tag on a person.
 *
 * @param since since when
 * @param until the first instant at which it does not hold any more; null where it has no end
 * @param event the id of the event
 * @param by who put it
 * @param why why; null once erased
 */
public record TagMark(
        Instant since,
        @Nullable Instant until,
        UUID event,
        String by,
        @Nullable String why) {

    private static final Comparator<TagMark> SHORTEST_FIRST =
            Comparator.comparing(TagMark::end).thenComparing(TagMark::since).thenComparing(TagMark::event);

    /** Whether it holds at an instant. */
    public boolean holds(Instant at) {
        return end().isAfter(at);
    }

    /** The same as conditions ask for it. */
    public Tags.Put put() {
        return new Tags.Put(event, end());
    }

    /** Of two marks of the same tag on one person, the one that holds longer. */
    TagMark orLonger(TagMark other) {
        return SHORTEST_FIRST.compare(this, other) >= 0 ? this : other;
    }

    private Instant end() {
        return until == null ? Instant.MAX : until;
    }

    static @Nullable Map<String, TagMark> after(
            @Nullable Map<String, TagMark> before, TagEvent event, RecordedEvent recorded) {
        String tag = event.tag();
        if (tag == null) {
            return before;
        }
        Map<String, TagMark> after = before == null ? new HashMap<>() : new HashMap<>(before);
        switch (event) {
            case TagPut it ->
                after.put(tag, new TagMark(recorded.at(), it.until(), recorded.id(), recorded.actor(), it.why()));
            case TagTaken ignored -> after.remove(tag);
        }
        return after.isEmpty() ? null : Collections.unmodifiableMap(after);
    }

    @Override
    public String toString() {
        return "TagMark[" + since + "]";
    }
}
