package dev.annals.query.privacy.held;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.FragmentFold;
import dev.annals.projections.identity.MergeTree;
import dev.annals.projections.identity.Profile;
import dev.annals.query.consent.ConsentSummaries;
import dev.annals.query.identity.ProfileReads;
import dev.annals.query.privacy.held.AccessPackage.StreamCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Puts together everything that is held about one person, straight from the log. Nothing of it is kept: each call makes it
 * anew, so that an erasure leaves no copy behind.
 */
public final class AccessPackages {

    private final EventLog log;
    private final FragmentIds ids;
    private final ProfileReads profiles;
    private final ConsentSummaries consents;
    private final PurposeBook book;
    private final BesidesTheStreams besides;
    private final HeldElsewhere elsewhere;

    AccessPackages(
            EventLog log,
            FragmentIds ids,
            ProfileReads profiles,
            ConsentSummaries consents,
            PurposeBook book,
            BesidesTheStreams besides,
            HeldElsewhere elsewhere) {
        this.besides = besides;
        this.elsewhere = elsewhere;
        this.log = log;
        this.ids = ids;
        this.profiles = profiles;
        this.consents = consents;
        this.book = book;
    }

    /** The processors whose positions a package reflects. */
    public List<String> processors() {
        return Stream.concat(consents.processors().stream(), elsewhere.processors().stream())
                .toList();
    }

    /**
     * Everything about a person.
     *
     * <p>Of identifiers that were taken for the person's at one time and not at the other, nothing is in it: neither a merge
     * made since nor one that was undone since may show one person what is another's.
     *
     * @param fragment any fragment of the person
     * @param asOf what was recorded until then
     * @throws Rejected with {@code NOT_FOUND} when nobody was known by it then, or the person was erased since
     */
    AccessPackage of(FragmentId fragment, Instant asOf) {
        Map<FragmentId, List<RecordedEvent>> read = new HashMap<>();
        Profile profile = profile(fragment, asOf, read);
        List<RecordedEvent> events = new ArrayList<>();
        List<StreamCount> streams = new ArrayList<>();
        for (FragmentId member : profile.members().keySet().stream().sorted().toList()) {
            for (FragmentId stream : List.of(member, ids.of("access", member.toString()))) {
                List<RecordedEvent> found = read.computeIfAbsent(stream, unread -> read(unread, asOf));
                events.addAll(found);
                streams.add(new StreamCount(
                        stream,
                        found.size(),
                        found.isEmpty() ? null : found.getLast().sequence()));
            }
        }
        events.sort(Comparator.comparingLong(RecordedEvent::position));
        return new AccessPackage(
                asOf,
                profile,
                consents.of(profile, asOf),
                book.current(),
                events,
                besides.requests(profile.members().keySet(), asOf),
                besides.quarantined(profile, asOf),
                elsewhere.of(profile, events, asOf),
                streams);
    }

    private List<RecordedEvent> read(FragmentId stream, Instant asOf) {
        try (Stream<RecordedEvent> events = log.stream(stream, 0)) {
            return events.filter(event -> !event.at().isAfter(asOf)).toList();
        }
    }

    private Profile profile(FragmentId fragment, Instant asOf, Map<FragmentId, List<RecordedEvent>> read) {
        MergeTree now = profiles.tree(fragment).orElseThrow(AccessPackages::unknown);
        MergeTree then =
                MergeTree.of(fragment, asked -> folded(asked, asOf, read)).orElseThrow(AccessPackages::unknown);
        Map<FragmentId, FragmentDocument> members = new HashMap<>(then.members());
        members.keySet().retainAll(now.members().keySet());
        FragmentId root = members.containsKey(then.root()) ? then.root() : fragment;
        return profiles.folded(new MergeTree(root, members)).orElseThrow(AccessPackages::unknown);
    }

    private Map<FragmentId, FragmentDocument> folded(
            Collection<FragmentId> asked, Instant asOf, Map<FragmentId, List<RecordedEvent>> read) {
        Map<FragmentId, FragmentDocument> found = new HashMap<>();
        for (FragmentId fragment : asked) {
            List<RecordedEvent> events = read.computeIfAbsent(fragment, unread -> read(unread, asOf));
            FragmentFold.of(fragment, events.stream()).ifPresent(document -> found.put(fragment, document));
        }
        return found;
    }

    private static Rejected unknown() {
        return new Rejected(Rejection.NOT_FOUND, "Nobody is known by this id or identifier.");
    }
}
