package dev.annals.query.privacy.held;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.request.Requester;
import dev.annals.api.request.SubjectRequestEvent.RequestReceived;
import dev.annals.platform.documents.Range;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.privacy.QuarantineSearch;
import dev.annals.projections.ListKeys;
import dev.annals.projections.ReadModel;
import dev.annals.projections.identity.Profile;
import dev.annals.projections.quarantine.QuarantineDocument;
import dev.annals.projections.quarantine.QuarantineProjection;
import dev.annals.projections.request.RequestDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what is held about a person in other places than its streams: what it asked for, and items that were quarantined. */
final class BesidesTheStreams {

    private static final int PAGE = 500;
    private static final String PERSON = "person";

    private final ReadModel<RequestDocument> requests;
    private final ReadModel<QuarantineDocument> items;
    private final QuarantineSearch quarantine;
    private final EventLog log;

    BesidesTheStreams(
            ReadModel<RequestDocument> requests,
            ReadModel<QuarantineDocument> items,
            QuarantineSearch quarantine,
            EventLog log) {
        this.requests = requests;
        this.items = items;
        this.quarantine = quarantine;
        this.log = log;
    }

    /**
     * A request that the person made.
     *
     * @param request its id
     * @param type what was asked for
     * @param law the law
     * @param channel by which it came
     * @param submitted when the person asked
     * @param contact where the answer was to go; null where nothing was said, or once forgotten
     * @param message what the person said; null where nothing was said, or once forgotten
     */
    record Asked(
            FragmentId request,
            String type,
            String law,
            String channel,
            Instant submitted,
            @Nullable String contact,
            @Nullable String message) {}

    /**
     * Something sent that could not be accepted and names the person.
     *
     * @param item its id
     * @param source who sent it
     * @param receivedAt when
     * @param reason why it was not accepted
     * @param raw what was sent
     */
    record Quarantined(FragmentId item, String source, Instant receivedAt, String reason, String raw) {}

    /** The requests in which the person was named, received until an instant, the oldest first. */
    List<Asked> requests(Set<FragmentId> fragments, Instant asOf) {
        List<Asked> asked = new ArrayList<>();
        Range range = Range.prefix(ListKeys.LIST, PAGE);
        List<ReadModel.Entry<RequestDocument>> page = requests.range(range);
        while (!page.isEmpty()) {
            List<Long> received =
                    page.stream().map(entry -> entry.document().position()).toList();
            for (RecordedEvent recorded : log.at(received)) {
                if (recorded.event() instanceof RequestReceived it
                        && !recorded.at().isAfter(asOf)
                        && !Collections.disjoint(it.fragments(), fragments)) {
                    asked.add(asked(it));
                }
            }
            page = requests.range(range.after(page.getLast().key()));
        }
        return List.copyOf(asked);
    }

    private static Asked asked(RequestReceived it) {
        Requester requester = it.requester();
        return new Asked(
                it.request(),
                it.type().wireName(),
                it.law(),
                it.channel(),
                it.submitted(),
                requester == null ? null : requester.contact(),
                requester == null ? null : requester.message());
    }

    /** The quarantined items that name the person, received until an instant. */
    List<Quarantined> quarantined(Profile profile, Instant asOf) {
        Collection<Identifier> identifiers = profile.identifiers();
        Set<FragmentId> naming =
                quarantine.naming(Map.of(PERSON, identifiers), -1).getOrDefault(PERSON, Set.of());
        List<Quarantined> found = new ArrayList<>();
        items.get(naming.stream().map(QuarantineProjection::key).toList()).values().stream()
                .filter(item -> !item.receivedAt().isAfter(asOf))
                .forEach(item -> {
                    String raw = item.raw();
                    if (raw != null) {
                        found.add(new Quarantined(item.item(), item.source(), item.receivedAt(), item.detail(), raw));
                    }
                });
        found.sort((one, other) -> one.receivedAt().compareTo(other.receivedAt()));
        return List.copyOf(found);
    }
}
