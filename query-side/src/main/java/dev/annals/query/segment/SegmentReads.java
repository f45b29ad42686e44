package dev.annals.query.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.segment.Memberships;
import dev.annals.platform.segment.Memberships.Membership;
import dev.annals.platform.segment.PublishedDefinition;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.segment.SegmentPreviews;
import dev.annals.projections.segment.MembershipProjection;
import dev.annals.projections.segment.SegmentEngine;
import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** What is asked about segments. */
final class SegmentReads {

    private final SegmentBook book;
    private final Memberships memberships;
    private final PastMembers past;
    private final ObjectProvider<SegmentPreviews> previews;
    private final EventLog log;
    private final ReadGate gate;

    SegmentReads(
            SegmentBook book,
            Memberships memberships,
            PastMembers past,
            ObjectProvider<SegmentPreviews> previews,
            EventLog log,
            ReadGate gate) {
        this.book = book;
        this.memberships = memberships;
        this.past = past;
        this.previews = previews;
        this.log = log;
        this.gate = gate;
    }

    /** Waits for what the reader must see: first for what follows from it, then for the documents that show that. */
    long await(Reader reader) {
        if (reader.atLeast() != null) {
            book.refresh();
            gate.await(reader.atLeast(), SegmentEngine.NAME);
            gate.await(log.head(), MembershipProjection.NAME);
        }
        return gate.await((Long) null, SegmentEngine.NAME);
    }

    PublishedDefinition kept(String key) {
        return book.find(key)
                .orElseThrow(() -> new Rejected(Rejection.NOT_FOUND, "There is no segment '" + key + "'."));
    }

    SegmentView view(PublishedDefinition segment, boolean whole) {
        SegmentPreviews engine = previews.getIfAvailable();
        return SegmentView.of(
                segment, memberships.size(segment.key()), engine == null ? null : engine.state(segment.key()), whole);
    }

    /** Members, now or at an instant, in the order of their ids. */
    List<Membership> members(String key, @Nullable Instant asOf, @Nullable FragmentId after, int limit) {
        if (asOf == null) {
            return memberships.page(key, after, limit);
        }
        var then = past.at(key, asOf);
        var rest = after == null ? then : then.tailMap(after, false);
        return rest.values().stream().limit(limit).toList();
    }

    /** What tries definitions out: the engine, where it runs in this process. */
    SegmentPreviews engine() {
        SegmentPreviews engine = previews.getIfAvailable();
        if (engine == null) {
            throw new Rejected(
                    Rejection.STORE_UNAVAILABLE, "Ask a process that has the role projections: it knows everybody.");
        }
        return engine;
    }
}
