package dev.annals.query.privacy.retention;

import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.InteractionEvent;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.consent.Retention;
import dev.annals.platform.documents.Range;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.ReadModel;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.MergeTree;
import dev.annals.query.identity.ProfileReads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds people whose data are needed for no purpose any more. The read model tells, without a look into the log, of whom
 * nothing was recorded lately; only of those the streams are read.
 */
final class ExpiredPeople {

    private static final int CHUNK = 500;
    private static final Interest WHAT_COUNTS = Interest.in(InteractionEvent.class, ConsentEvent.class);

    private final ReadModel<FragmentDocument> fragments;
    private final ProfileReads profiles;
    private final EventLog log;

    ExpiredPeople(ReadModel<FragmentDocument> fragments, ProfileReads profiles, EventLog log) {
        this.fragments = fragments;
        this.profiles = profiles;
        this.log = log;
    }

    String processor() {
        return fragments.processor();
    }

    /**
     * Somebody whose data are needed until an instant.
     *
     * @param profile the root of the person's fragments
     * @param fragments all of them
     * @param until until when anything is needed
     * @param byPurpose until when for each purpose
     */
    record Expiring(FragmentId profile, List<FragmentId> fragments, Instant until, Map<String, Instant> byPurpose) {}

    /**
     * A stretch of all people.
     *
     * @param found those of them whose data nothing needs at the instant that was asked about
     * @param next the key behind which to go on; null at the end
     */
    record Stretch(List<Expiring> found, @Nullable String next) {}

    /**
     * Looks at a stretch.
     *
     * @param purposes the catalogue
     * @param now the instant
     * @param after the key behind which to begin; null for the beginning
     */
    Stretch look(Purposes purposes, Instant now, @Nullable String after) {
        Optional<Instant> horizon = Retention.horizon(purposes, now);
        if (horizon.isEmpty()) {
            return new Stretch(List.of(), null);
        }
        long lately = log.positionBefore(horizon.get());
        Range range = after == null ? Range.first(CHUNK) : Range.first(CHUNK).after(after);
        List<ReadModel.Entry<FragmentDocument>> page = fragments.range(range);
        List<Expiring> found = new ArrayList<>();
        for (ReadModel.Entry<FragmentDocument> entry : page) {
            FragmentDocument document = entry.document();
            if (document.place().parent() == null && !document.isNameless() && document.position() <= lately) {
                person(document.fragment(), purposes, lately)
                        .filter(person -> !person.until().isAfter(now))
                        .ifPresent(found::add);
            }
        }
        return new Stretch(found, page.size() < CHUNK ? null : page.getLast().key());
    }

    private Optional<Expiring> person(FragmentId root, Purposes purposes, long lately) {
        Optional<MergeTree> tree = profiles.tree(root)
                .filter(each -> each.members().values().stream().allMatch(member -> member.position() <= lately));
        if (tree.isEmpty()) {
            return Optional.empty();
        }
        List<FragmentId> members =
                tree.get().members().keySet().stream().sorted().toList();
        Retention retention = new Retention(purposes);
        for (FragmentId member : members) {
            try (Stream<RecordedEvent> stream = log.stream(member, 0, WHAT_COUNTS)) {
                stream.forEach(retention::add);
            }
        }
        return retention.until().map(until -> new Expiring(root, members, until, retention.byPurpose()));
    }
}
