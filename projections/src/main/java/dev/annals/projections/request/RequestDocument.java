package dev.annals.projections.request;

import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.request.Due;
import dev.annals.api.request.RequestStatus;
import dev.annals.api.request.RequestType;
import dev.annals.api.request.SubjectRequestEvent.AlarmRaised;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request in the list of requests. It is kept twice, by its id and by the position at which it was received, so that a
 * page of the list is a range of keys; the latter stays as it began. Holds nothing personal.
 *
 * @param request the request
 * @param position the position at which it was received
 * @param type what is asked for
 * @param law the law it is answered by
 * @param channel by which way it came
 * @param controller who asks for the person; null for the person itself
 * @param status how far it is
 * @param submitted when the person asked
 * @param due by when it has to be answered
 * @param assignee who is responsible; null for nobody
 * @param acknowledged whether the person was told that it has come
 * @param alarms the shares of the time that have passed, as far as they were noticed
 * @param stuck why it could not be carried out by itself; null where nothing is in the way
 * @param closedAt when it was answered, denied or taken back; null while it is open
 */
@Wire(name = "document.request")
public record RequestDocument(
        FragmentId request,
        long position,
        RequestType type,
        String law,
        String channel,
        @Nullable String controller,
        RequestStatus status,
        Instant submitted,
        Due due,
        @Nullable String assignee,
        boolean acknowledged,
        List<Integer> alarms,
        @Nullable String stuck,
        @Nullable Instant closedAt) {

    RequestDocument with(RequestStatus next, @Nullable Instant closed) {
        return new RequestDocument(
                request,
                position,
                type,
                law,
                channel,
                controller,
                next,
                submitted,
                due,
                assignee,
                acknowledged,
                alarms,
                next.isOpen() ? stuck : null,
                closed);
    }

    RequestDocument with(Due later) {
        return new RequestDocument(
                request,
                position,
                type,
                law,
                channel,
                controller,
                status,
                submitted,
                later,
                assignee,
                acknowledged,
                alarms.stream().filter(share -> share == AlarmRaised.RECEIPT).toList(),
                stuck,
                closedAt);
    }

    RequestDocument with(@Nullable String responsible, boolean told, List<Integer> noticed, @Nullable String code) {
        return new RequestDocument(
                request,
                position,
                type,
                law,
                channel,
                controller,
                status,
                submitted,
                due,
                responsible,
                told,
                noticed,
                code,
                closedAt);
    }
}
