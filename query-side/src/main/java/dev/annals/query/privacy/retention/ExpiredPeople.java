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
 * over. The read model tells, without a look into the log, who was first seen so lately that nothing can be over; of the others
 * the streams are read.
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
     */
    record Stretch(
            List<Expiring> found,
            List<Outliving> outliving,
            @Nullable String next) {}

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
            return new Stretch(List.of(), List.of(), null);
        }
        Range range = after == null ? Range.first(CHUNK) : Range.first(CHUNK).after(after);
        List<ReadModel.Entry<FragmentDocument>> page = fragments.range(range);
        List<Expiring> found = new ArrayList<>();
        List<Outliving> outliving = new ArrayList<>();
        for (ReadModel.Entry<FragmentDocument> entry : page) {
            FragmentDocument document = entry.document();
            if (document.place().parent() == null && !document.isNameless()) {
                look(document.fragment(), purposes, horizon.get(), now, found, outliving);
            }
        }
        return new Stretch(
                found, outliving, page.size() < CHUNK ? null : page.getLast().key());
    }

    private void look(
            FragmentId root,
            Purposes purposes,
            Instant horizon,
            Instant now,
            List<Expiring> found,
            List<Outliving> outliving) {
        Optional<MergeTree> tree = profiles.tree(root)
                .filter(each -> each.members().values().stream().anyMatch(member -> isOlder(member, horizon)));
        if (tree.isEmpty()) {
            return;
        }
        List<FragmentId> members =
                tree.get().members().keySet().stream().sorted().toList();
        Retention retention = new Retention(purposes);
        for (FragmentId member : members) {
            try (Stream<RecordedEvent> stream = log.stream(member, 0, WHAT_COUNTS)) {
                stream.forEach(retention::add);
            }
        }
        Optional<Instant> until = retention.until();
        if (until.filter(at -> !at.isAfter(now)).isPresent()) {
            found.add(new Expiring(root, members, until.get(), retention.byPurpose()));
            return;
        }
        Map<String, Instant> over = new TreeMap<>(retention.byPurpose());
        over.keySet().retainAll(retention.over(now));
        if (!over.isEmpty()) {
            outliving.add(new Outliving(root, members, over));
        }
    }

    private static boolean isOlder(FragmentDocument member, Instant horizon) {
        return member.opened() == null || !member.opened().isAfter(horizon);
    }
}
