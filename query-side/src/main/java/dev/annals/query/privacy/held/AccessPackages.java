package dev.annals.query.privacy.held;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.MergeTree;
import dev.annals.projections.identity.Profile;
import dev.annals.query.consent.ConsentSummaries;
import dev.annals.query.identity.ProfileReads;
import dev.annals.query.privacy.held.AccessPackage.StreamCount;
import java.time.Instant;
import java.util.ArrayList;
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

    public AccessPackages(
            EventLog log, FragmentIds ids, ProfileReads profiles, ConsentSummaries consents, PurposeBook book) {
        this.log = log;
        this.ids = ids;
        this.profiles = profiles;
        this.consents = consents;
        this.book = book;
    }

    /** The processors whose positions a package reflects. */
    public List<String> processors() {
        return consents.processors();
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
        Profile profile = profile(fragment, asOf);
        List<RecordedEvent> events = new ArrayList<>();
        List<StreamCount> streams = new ArrayList<>();
        for (FragmentId member : profile.members().keySet().stream().sorted().toList()) {
            streams.add(read(member, asOf, events));
            streams.add(read(ids.of("access", member.toString()), asOf, events));
        }
        events.sort(Comparator.comparingLong(RecordedEvent::position));
        return new AccessPackage(asOf, profile, consents.of(profile, asOf), book.current(), events, streams);
    }

    private StreamCount read(FragmentId stream, Instant asOf, List<RecordedEvent> into) {
        try (Stream<RecordedEvent> events = log.stream(stream, 0)) {
            List<RecordedEvent> found =
                    events.filter(event -> !event.at().isAfter(asOf)).toList();
            into.addAll(found);
            return new StreamCount(
                    stream,
                    found.size(),
                    found.isEmpty() ? null : found.getLast().sequence());
        }
    }

    private Profile profile(FragmentId fragment, Instant asOf) {
        MergeTree now = profiles.tree(fragment).orElseThrow(AccessPackages::unknown);
        MergeTree then = profiles.tree(fragment, asOf).orElseThrow(AccessPackages::unknown);
        Map<FragmentId, FragmentDocument> members = new HashMap<>(then.members());
        members.keySet().retainAll(now.members().keySet());
        FragmentId root = members.containsKey(then.root()) ? then.root() : fragment;
        return profiles.folded(new MergeTree(root, members)).orElseThrow(AccessPackages::unknown);
    }

    private static Rejected unknown() {
        return new Rejected(Rejection.NOT_FOUND, "Nobody is known by this id or identifier.");
    }
}
