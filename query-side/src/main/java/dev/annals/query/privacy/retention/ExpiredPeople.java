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
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds people whose data are needed for no purpose any more, and of people who stay what was collected for a purpose that is
 * over. The read model tells, without a look into the log, what was first seen so lately that nothing can be over; of the others
 * each stream is read, and tells before when nothing of it can be over, whomever it belongs to. Only where that has passed
 * the whole person is looked at.
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
     * Somebody who stays, and of whose data some were collected for purposes that are over.
     *
     * @param profile the root of the person's fragments
     * @param fragments all of them
     * @param over until when each of these purposes needed them
     */
    record Outliving(FragmentId profile, List<FragmentId> fragments, Map<String, Instant> over) {}

    /**
     * A stretch of all people.
     *
     * @param found those of them whose data nothing needs at the instant that was asked about
     * @param outliving those of the others of whom a purpose is over then
     * @param next the key behind which to go on; null at the end
     * @param quietUntil before which instant nothing in it can be over, whatever is recorded from now on
     */
    record Stretch(
            List<Expiring> found,
            List<Outliving> outliving,
            @Nullable String next,
            Instant quietUntil) {}

    /**
     * Looks at a stretch.
     *
     * @param purposes the catalogue
     * @param now the instant
     * @param after the key behind which to begin; null for the beginning
     */
    Stretch look(Purposes purposes, Instant now, @Nullable String after) {
        Optional<Instant> quiet = Retention.earliest(purposes, now);
        if (quiet.isEmpty()) {
            return new Stretch(List.of(), List.of(), null, Instant.MAX);
        }
        Range range = after == null ? Range.first(CHUNK) : Range.first(CHUNK).after(after);
        List<ReadModel.Entry<FragmentDocument>> page = fragments.range(range);
        Look look = new Look(purposes, now, quiet.get());
        page.forEach(entry -> look.at(entry.document()));
        return new Stretch(
                look.found,
                look.outliving,
                page.size() < CHUNK ? null : page.getLast().key(),
                look.quietUntil);
    }

    /** What is found in one stretch. */
    private final class Look {

        private final Purposes purposes;
        private final Instant now;
        private final List<Expiring> found = new ArrayList<>();
        private final List<Outliving> outliving = new ArrayList<>();
        private Instant quietUntil;

        Look(Purposes purposes, Instant now, Instant quietUntil) {
            this.purposes = purposes;
            this.now = now;
            this.quietUntil = quietUntil;
        }

        void at(FragmentDocument document) {
            if (document.isNameless()) {
                return;
            }
            Instant opened = document.opened();
            Instant first = opened == null
                    ? Instant.MIN
                    : Retention.earliest(purposes, opened).orElse(Instant.MAX);
            if (!first.isAfter(now)) {
                FragmentId fragment = document.fragment();
                Retention own = read(fragment);
                first = own.untouchedUntil().orElse(Instant.MAX);
                if (!first.isAfter(now)) {
                    profiles.tree(fragment).ifPresent(tree -> at(fragment, own, tree));
                }
            }
            quietUntil = first.isBefore(quietUntil) ? first : quietUntil;
        }

        /** Somebody is told of once, where the first fragment is met that gives reason to look. */
        private void at(FragmentId fragment, Retention own, MergeTree tree) {
            Retention whole = new Retention(purposes);
            for (FragmentDocument member : tree.members().values()) {
                Retention each = member.fragment().equals(fragment) ? own : read(member.fragment());
                if (isDue(each) && !member.isNameless() && isBefore(member.fragment(), fragment)) {
                    return;
                }
                whole.add(each);
            }
            List<FragmentId> members = tree.members().keySet().stream().sorted().toList();
            Map<String, Instant> byPurpose = whole.byPurpose();
            Optional<Instant> until = whole.until();
            if (until.filter(at -> !at.isAfter(now)).isPresent()) {
                found.add(new Expiring(tree.root(), members, until.get(), byPurpose));
                return;
            }
            Map<String, Instant> over = new TreeMap<>(byPurpose);
            over.keySet().retainAll(whole.over(now));
            if (!over.isEmpty()) {
                outliving.add(new Outliving(tree.root(), members, over));
            }
        }

        private boolean isDue(Retention retention) {
            return retention.untouchedUntil().filter(at -> !at.isAfter(now)).isPresent();
        }

        private Retention read(FragmentId fragment) {
            Retention retention = new Retention(purposes);
            try (Stream<RecordedEvent> stream = log.stream(fragment, 0, WHAT_COUNTS)) {
                stream.forEach(retention::add);
            }
            return retention;
        }
    }

    /** Whether a fragment's document comes before another's. */
    private static boolean isBefore(FragmentId one, FragmentId other) {
        return one.toString().compareTo(other.toString()) < 0;
    }
}
