package dev.annals.query.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.request.SubjectRequestEvent.RequestReceived;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.ReadModel;
import dev.annals.projections.request.RequestDocument;
import dev.annals.projections.request.RequestProjection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Looks up what a person asked for as the law lets them, among the newest thousand requests. */
final class OpenRequests {

    private static final int NEWEST = 1_000;

    private final ReadModel<RequestDocument> requests;
    private final EventLog log;

    OpenRequests(ReadModel<RequestDocument> requests, EventLog log) {
        this.requests = requests;
        this.log = log;
    }

    String processor() {
        return requests.processor();
    }

    /** Those that are open and name one of a person's fragments, the newest first. */
    List<ServiceView.Asked> of(Set<FragmentId> fragments) {
        Map<Long, RequestDocument> open = new HashMap<>();
        requests.newest(Long.MAX_VALUE, NEWEST, each -> RequestProjection.key(each.request())).stream()
                .filter(each -> each.status().isOpen())
                .forEach(each -> open.put(each.position(), each));
        if (open.isEmpty()) {
            return List.of();
        }
        return log.at(open.keySet()).stream()
                .filter(recorded -> recorded.event() instanceof RequestReceived it
                        && !Collections.disjoint(it.fragments(), fragments))
                .map(RecordedEvent::position)
                .sorted(Collections.reverseOrder())
                .flatMap(position -> Stream.ofNullable(open.get(position)))
                .map(it -> new ServiceView.Asked(
                        it.request().toString(),
                        it.type().wireName(),
                        it.status().wireName(),
                        it.submitted(),
                        it.due(),
                        it.assignee()))
                .toList();
    }
}
