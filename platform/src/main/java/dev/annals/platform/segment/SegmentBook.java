package dev.annals.platform.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.segment.SegmentEvent.SegmentArchived;
import dev.annals.api.segment.SegmentEvent.SegmentPublished;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.events.StreamFold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Knows all segments in the version that holds. What another process publishes is seen here about a second later; what this
 * one publishes, at once after {@link #refresh}.
 */
public final class SegmentBook {

    private final EventLog log;
    private final FragmentId stream;
    private final StreamFold<Map<String, PublishedDefinition>> known;

    public SegmentBook(EventLog log, FragmentIds ids) {
        this.log = log;
        this.stream = SegmentKeys.definitions(ids);
        this.known = new StreamFold<>(log, stream, Map.of(), SegmentBook::and);
    }

    /** All segments, archived ones included, in the order of their keys. */
    public List<PublishedDefinition> all() {
        return List.copyOf(known.get().values());
    }

    /** The segments that are kept, in the order of their keys. */
    public List<PublishedDefinition> kept() {
        return all().stream().filter(each -> !each.archived()).toList();
    }

    /** The segments that were kept at an instant, in the order of their keys, each in the version that held then. */
    public List<PublishedDefinition> kept(Instant at) {
        Map<String, PublishedDefinition> then = new TreeMap<>();
        try (Stream<RecordedEvent> events = log.stream(stream, 0)) {
            events.filter(recorded -> !recorded.at().isAfter(at)).forEach(recorded -> take(then, recorded));
        }
        return then.values().stream().filter(each -> !each.archived()).toList();
    }

    /** A segment that is kept. */
    public Optional<PublishedDefinition> find(String key) {
        return known(key).filter(each -> !each.archived());
    }

    /** A segment, also one that was archived. */
    public Optional<PublishedDefinition> known(String key) {
        return Optional.ofNullable(known.get().get(SegmentKeys.normal(key)));
    }

    /** Every version of a segment, the newest first. */
    public List<PublishedDefinition> versions(String key) {
        String wanted = SegmentKeys.normal(key);
        List<PublishedDefinition> versions = new ArrayList<>();
        try (Stream<RecordedEvent> events = log.stream(stream, 0)) {
            events.forEach(recorded -> {
                if (recorded.event() instanceof SegmentPublished it
                        && it.segment().equals(wanted)) {
                    versions.add(read(recorded, it));
                }
            });
        }
        return versions.reversed();
    }

    /** The keys of the segments whose conditions ask for a segment, or for the tag that it gives. */
    public List<String> askingFor(String key) {
        String tag = find(key).map(each -> each.definition().tag()).orElse(null);
        return kept().stream()
                .map(PublishedDefinition::definition)
                .filter(each -> each.segments().contains(key)
                        || (tag != null && each.tags().contains(tag)))
                .map(SegmentDefinition::key)
                .toList();
    }

    /** The keys of the segments that give a tag to whoever is in them. */
    public List<String> giving(String tag) {
        return kept().stream()
                .filter(each -> tag.equals(each.definition().tag()))
                .map(PublishedDefinition::key)
                .toList();
    }

    /** Forgets what was looked up, because something was decided: whoever asks next is told of it. */
    public void refresh() {
        known.refresh();
    }

    private static Map<String, PublishedDefinition> and(
            Map<String, PublishedDefinition> known, List<RecordedEvent> more) {
        Map<String, PublishedDefinition> segments = new TreeMap<>(known);
        more.forEach(recorded -> take(segments, recorded));
        return segments;
    }

    /** Folds an event of the stream of definitions. */
    public static void take(Map<String, PublishedDefinition> known, RecordedEvent recorded) {
        switch (recorded.event()) {
            case SegmentPublished it -> known.put(it.segment(), read(recorded, it));
            case SegmentArchived it -> known.computeIfPresent(it.segment(), (key, before) -> before.asArchived());
            default -> {}
        }
    }

    private static PublishedDefinition read(RecordedEvent recorded, SegmentPublished it) {
        return new PublishedDefinition(
                SegmentFile.read(SegmentFile.NAME, it.text()),
                it.version(),
                it.hash(),
                recorded.at(),
                recorded.actor(),
                recorded.position(),
                false);
    }

    /**
     * A way that leads from a segment to itself, once a definition is what it says; empty where there is none.
     *
     * @param changed the definition
     * @param others all other segments
     */
    public static List<String> cycle(SegmentDefinition changed, Collection<PublishedDefinition> others) {
        Map<String, SegmentDefinition> all = new TreeMap<>();
        others.forEach(each -> all.put(each.key(), each.definition()));
        all.put(changed.key(), changed);
        List<String> way = new ArrayList<>();
        return leadsTo(changed.key(), changed.key(), all, way, new java.util.HashSet<>()) ? way : List.of();
    }

    /** The segments that a definition asks for: by their keys, or by the tags that they give. */
    private static Set<String> asked(SegmentDefinition definition, Map<String, SegmentDefinition> all) {
        Set<String> asked = new TreeSet<>(definition.segments());
        Set<String> tags = definition.tags();
        if (tags.isEmpty()) {
            return asked;
        }
        all.values().stream()
                .filter(each -> each.tag() != null && tags.contains(each.tag()))
                .forEach(each -> asked.add(each.key()));
        return asked;
    }

    private static boolean leadsTo(
            String from,
            String wanted,
            Map<String, SegmentDefinition> all,
            List<String> way,
            Collection<String> passed) {
        SegmentDefinition definition = all.get(from);
        way.add(from);
        if (definition != null && passed.add(from)) {
            for (String next : asked(definition, all)) {
                if (next.equals(wanted)) {
                    way.add(next);
                    return true;
                }
                if (leadsTo(next, wanted, all, way, passed)) {
                    return true;
                }
            }
        }
        way.removeLast();
        return false;
    }
}
