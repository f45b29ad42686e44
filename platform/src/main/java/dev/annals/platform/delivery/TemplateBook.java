package dev.annals.platform.delivery;

import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.annals.api.delivery.TemplateEvent.TemplatePublished;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.freshness.Freshness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows the published templates, every version. What another process publishes is seen here about a second later. */
public final class TemplateBook {

    private static final Duration FRESH_FOR = Duration.ofSeconds(1);
    private static final int CACHED = 1_000;

    private final EventLog log;
    private final FragmentIds ids;
    private final LoadingCache<String, List<MessageTemplate>> known;

    public TemplateBook(EventLog log, FragmentIds ids) {
        this.log = log;
        this.ids = ids;
        this.known = Freshness.within(FRESH_FOR).maximumSize(CACHED).build(this::load);
    }

    /** The stream in which versions of a template are recorded. */
    public static FragmentId stream(FragmentIds ids, String key) {
        return ids.of("template", key);
    }

    /** Every version of a template, the oldest first; none where it was never published. */
    public List<MessageTemplate> versions(String key) {
        return known.get(key);
    }

    /** The version in force, if there is one. */
    public Optional<MessageTemplate> current(String key) {
        return versions(key).stream().reduce((older, newer) -> newer);
    }

    /** What a reference means: a key, or {@code <key>@<version>}. */
    public Optional<MessageTemplate> find(String reference) {
        int at = reference.lastIndexOf('@');
        if (at < 0) {
            return current(reference);
        }
        String version = reference.substring(at + 1);
        return versions(reference.substring(0, at)).stream()
                .filter(each -> Integer.toString(each.version()).equals(version))
                .findFirst();
    }

    /** The keys of all templates. Asked seldom: it looks through the log. */
    public Set<String> keys() {
        try (Stream<RecordedEvent> events = log.all(-1, Interest.in(TemplatePublished.class))) {
            return events.map(RecordedEvent::event)
                    .filter(TemplatePublished.class::isInstance)
                    .map(event -> ((TemplatePublished) event).key())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Forgets what was looked up, because something was published: whoever asks next is told of it. */
    public void refresh(String key) {
        known.invalidate(key);
    }

    private List<MessageTemplate> load(String key) {
        try (Stream<RecordedEvent> events = log.stream(stream(ids, key), 0)) {
            return events.map(RecordedEvent::event)
                    .filter(TemplatePublished.class::isInstance)
                    .map(TemplatePublished.class::cast)
                    .map(it -> MessageTemplate.read(it.key(), it.version(), it.text()))
                    .toList();
        }
    }
}
