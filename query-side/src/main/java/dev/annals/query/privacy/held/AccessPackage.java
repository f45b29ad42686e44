package dev.annals.query.privacy.held;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.tag.TagEvent;
import dev.annals.api.tag.TagEvent.TagPut;
import dev.annals.api.tag.TagEvent.TagTaken;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.identity.Profile;
import dev.annals.query.consent.ConsentSummary;
import dev.annals.query.tag.OwnTag;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is held about one person, and what was derived from it.
 *
 * @param asOf what was recorded until then
 * @param profile the profile folded from it
 * @param consents what the person decided, as it stands then
 * @param purposes what data are used for, by the catalogue in force
 * @param events every event about the person, oldest first
 * @param requests what the person asked for
 * @param quarantined what was sent about the person and could not be accepted
 * @param elsewhere what is held outside of the person's own streams, and what is made of it
 * @param streams how many events each stream about the person has
 */
record AccessPackage(
        Instant asOf,
        Profile profile,
        List<ConsentSummary> consents,
        Purposes purposes,
        List<RecordedEvent> events,
        List<BesidesTheStreams.Asked> requests,
        List<BesidesTheStreams.Quarantined> quarantined,
        Elsewhere elsewhere,
        List<StreamCount> streams) {

    /**
     * How many events a stream has. Sequences have no gaps, so that a missing event shows.
     *
     * @param stream the stream
     * @param events how many of its events are in the package
     * @param lastSequence the sequence of the last one, from 0; null where it has none
     */
    record StreamCount(
            FragmentId stream, long events, @Nullable Long lastSequence) {

        boolean reconciles() {
            return lastSequence == null ? events == 0 : events == lastSequence + 1;
        }
    }

    /** Whether the package has as many events as the log has about the person, and the tags that these events tell of. */
    boolean reconciles() {
        return streams.stream().allMatch(StreamCount::reconciles)
                && streams.stream().mapToLong(StreamCount::events).sum() == events.size()
                && elsewhere.reconciles()
                && elsewhere.tags().stream()
                        .filter(tag -> tag.segment() == null)
                        .map(OwnTag::tag)
                        .collect(Collectors.toSet())
                        .equals(tagsPut());
    }

    /** The tags that somebody put on the person and that hold, as the events of the package tell. */
    private Set<String> tagsPut() {
        Map<FragmentId, Map<String, Instant>> put = new HashMap<>();
        for (RecordedEvent recorded : events) {
            if (recorded.event() instanceof TagEvent it && it.tag() != null) {
                Map<String, Instant> ofFragment = put.computeIfAbsent(it.fragment(), none -> new HashMap<>());
                switch (it) {
                    case TagPut tag -> ofFragment.put(it.tag(), Objects.requireNonNullElse(tag.until(), Instant.MAX));
                    case TagTaken ignored -> ofFragment.remove(it.tag());
                }
            }
        }
        return put.values().stream()
                .flatMap(each -> each.entrySet().stream())
                .filter(each -> each.getValue().isAfter(asOf))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** How many events there are of each kind. */
    Map<String, Long> byKind() {
        Map<String, Long> kinds = new TreeMap<>();
        events.forEach(event -> kinds.merge(HeldEvent.kind(event), 1L, Long::sum));
        return kinds;
    }
}
