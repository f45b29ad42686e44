package dev.annals.query.audit;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.annals.api.audit.AuditEntry.Change;
import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.Profile;
import dev.annals.projections.identity.ProfileFold;
import dev.annals.projections.identity.ProfileProjection;
import dev.annals.projections.identity.Register;
import dev.annals.projections.identity.SourcePriority;
import dev.annals.query.access.Masking;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what events changed, by folding their streams up to them: values before and after, shown as the reader may see them. */
final class ChangedValues {

    private final EventLog log;
    private final SourcePriority priority;
    private final Masking masking;
    private final ProfileProjection projection;

    ChangedValues(EventLog log, SourcePriority priority, Masking masking) {
        this.log = log;
        this.projection = new ProfileProjection(log);
        this.priority = priority;
        this.masking = masking;
    }

    /**
     * The changes of those events that changed something, by event id.
     *
     * @param streams all streams of the person: a value is that of the whole person, wherever it was said
     * @param events the events
     */
    Map<UUID, List<Change>> of(Collection<FragmentId> streams, List<RecordedEvent> events) {
        long last = events.stream().mapToLong(RecordedEvent::position).max().orElse(-1);
        Set<UUID> wanted = events.stream().map(RecordedEvent::id).collect(toUnmodifiableSet());
        List<RecordedEvent> history = new ArrayList<>();
        for (FragmentId stream : streams) {
            try (Stream<RecordedEvent> all = log.stream(stream, 0)) {
                all.takeWhile(event -> event.position() <= last).forEach(history::add);
            }
        }
        history.sort(Comparator.comparingLong(RecordedEvent::position));
        return fold(history, wanted);
    }

    private Map<UUID, List<Change>> fold(List<RecordedEvent> history, Set<UUID> wanted) {
        Map<FragmentId, FragmentDocument> documents = new HashMap<>();
        Map<ConsentKey, String> consents = new HashMap<>();
        Map<UUID, List<Change>> changes = new HashMap<>();
        for (RecordedEvent event : history) {
            FragmentDocument before = documents.get(event.stream());
            FragmentDocument after = before;
            for (String key : projection.keys(event)) {
                after = projection.evolve(key, before, event);
            }
            List<Change> found = new ArrayList<>();
            if (after != null) {
                if (before == null || !Objects.equals(before.traits(), after.traits())) {
                    found.addAll(traits(documents, event.stream(), after));
                }
                documents.put(event.stream(), after);
            }
            consent(event, consents, found);
            if (wanted.contains(event.id()) && !found.isEmpty()) {
                changes.put(event.id(), found);
            }
        }
        return changes;
    }

    /** The traits that differ once a fragment's document is another. */
    private List<Change> traits(
            Map<FragmentId, FragmentDocument> documents, FragmentId fragment, FragmentDocument after) {
        Map<FragmentId, FragmentDocument> changed = new HashMap<>(documents);
        changed.put(fragment, after);
        Map<String, Register> old = traits(documents, fragment);
        Map<String, Register> now = traits(changed, fragment);
        Set<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            Object was = value(old.get(name));
            Object is = value(now.get(name));
            if (!Objects.equals(was, is)) {
                changes.add(new Change("traits." + name, masking.value(was), masking.value(is)));
            }
        }
        return changes;
    }

    /** What is known of the person as a whole. */
    private Map<String, Register> traits(Map<FragmentId, FragmentDocument> documents, FragmentId root) {
        return new ProfileFold(documents)
                .profile(root, priority)
                .map(Profile::traits)
                .orElse(Map.of());
    }

    private static @Nullable Object value(@Nullable Register register) {
        return register == null ? null : register.value();
    }

    private static void consent(RecordedEvent event, Map<ConsentKey, String> consents, List<Change> changes) {
        if (event.event() instanceof ConsentEvent.Decided decided) {
            ConsentKey key = decided.terms().key();
            String state = decided.state().name().toLowerCase(Locale.ROOT);
            changes.add(new Change("consents." + key.purpose() + "." + key.channel(), consents.put(key, state), state));
        }
    }
}
