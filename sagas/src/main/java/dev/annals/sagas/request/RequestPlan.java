package dev.annals.sagas.request;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.privacy.EraseProfile;
import dev.annals.api.privacy.ErasureEvent.ErasureCompleted;
import dev.annals.api.privacy.ErasureEvent.Kept;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.request.ChangeRequest.Complete;
import dev.annals.api.request.ChangeRequest.Forget;
import dev.annals.api.request.ChangeRequest.RaiseAlarm;
import dev.annals.api.request.ChangeRequest.Start;
import dev.annals.api.request.ChangeRequest.Stick;
import dev.annals.api.request.Due;
import dev.annals.api.request.PreparePackage;
import dev.annals.api.request.RefuseUses;
import dev.annals.api.request.RequestType;
import dev.annals.api.request.SubjectRequestEvent;
import dev.annals.api.request.SubjectRequestEvent.AlarmRaised;
import dev.annals.api.request.SubjectRequestEvent.RequestExtended;
import dev.annals.api.request.SubjectRequestEvent.RequestReceived;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is to be done about a request, decided by nothing but what happened: the whole of the saga's logic, and, as its
 * state, all that a saga keeps. Holds nothing personal.
 *
 * @param request the request
 * @param type what is asked for
 * @param fragments the fragments that the person named
 * @param submitted when the person asked
 * @param purposes what an objection is about
 * @param due by when it has to be answered
 */
record RequestPlan(
        FragmentId request,
        RequestType type,
        List<FragmentId> fragments,
        Instant submitted,
        List<String> purposes,
        Due due) {

    /** What wakes for the confirmation of the receipt and for alarms are called; the number is the share of the time. */
    static final String ALARM = "alarm-";

    /** What the wake is called at which who asked is forgotten. */
    static final String FORGET = "forget";

    private static final List<Integer> SHARES = List.of(50, 75, 90, 100);
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final String BY = "system";

    /** What is to be done. */
    sealed interface Step {

        /** Send a command, and be told when it is refused. */
        record Send(Object command) implements Step {}

        /** Be woken at an instant. */
        record Wake(String name, Instant at) implements Step {}

        /** Be woken no more by what was asked for. */
        record Sleep() implements Step {}

        /** Nothing is left to do. */
        record End() implements Step {}
    }

    static RequestPlan of(RequestReceived received) {
        return new RequestPlan(
                received.request(),
                received.type(),
                received.fragments(),
                received.submitted(),
                received.purposes(),
                received.due());
    }

    /** The erasure in which a request ends, so that it is the same however often it is tried. */
    static FragmentId outcomeOf(FragmentId request) {
        UUID id = request.value();
        return new FragmentId(new UUID(id.getMostSignificantBits(), ~id.getLeastSignificantBits()));
    }

    /** The plan after a request's own event. */
    RequestPlan after(SubjectRequestEvent event) {
        return event instanceof RequestExtended extended
                ? new RequestPlan(request, type, fragments, submitted, purposes, extended.due())
                : this;
    }

    /** What follows a request's own event. */
    List<Step> on(SubjectRequestEvent event, Instant at) {
        return switch (event) {
            case RequestReceived it -> received(it);
            case SubjectRequestEvent.IdentityVerified it -> carryOut();
            case RequestExtended it -> {
                List<Step> steps = new ArrayList<>(List.of(new Step.Sleep()));
                steps.addAll(alarms());
                yield steps;
            }
            case SubjectRequestEvent.RequestCompleted it ->
                it.exceptions().isEmpty() ? closed(at) : List.of(new Step.Sleep());
            case SubjectRequestEvent.RequestDenied it -> closed(at);
            case SubjectRequestEvent.RequestCancelled it -> closed(at);
            case SubjectRequestEvent.RequestForgotten it -> List.of(new Step.Sleep(), new Step.End());
            case SubjectRequestEvent.RequestAcknowledged it -> List.of();
            case SubjectRequestEvent.IdentityDoubted it -> List.of();
            case SubjectRequestEvent.RequestAssigned it -> List.of();
            case SubjectRequestEvent.RequestNoted it -> List.of();
            case SubjectRequestEvent.RequestStarted it -> List.of();
            case AlarmRaised it -> List.of();
            case SubjectRequestEvent.RequestStuck it -> List.of();
            case SubjectRequestEvent.CallbackEnded it -> List.of();
            case SubjectRequestEvent.CallbacksRetried it -> List.of();
        };
    }

    /** What follows when the erasure it asked for is complete. */
    List<Step> on(ErasureCompleted completed) {
        return List.of(new Step.Send(new Complete(
                request,
                completed.fragments(),
                completed.erasure(),
                completed.exceptions().stream().map(Kept::category).distinct().toList())));
    }

    /**
     * What follows a wake. An alarm that comes before its time is asked for anew: the wake was of a period that was extended
     * meanwhile, or by a clock that was ahead and was put right.
     */
    List<Step> onWake(String name, Instant now) {
        if (name.equals(FORGET)) {
            return List.of(new Step.Send(new Forget(request)));
        }
        int share = Integer.parseInt(name.substring(ALARM.length()));
        Step.Wake alarm = alarm(share);
        return List.of(now.isBefore(alarm.at()) ? alarm : new Step.Send(new RaiseAlarm(request, share)));
    }

    /** What follows when a command was refused: of somebody who is unknown nothing is held, and that is the answer. */
    List<Step> onRefusal(Object command, Rejection rejection) {
        boolean isAboutThePerson =
                command instanceof EraseProfile || command instanceof RefuseUses || command instanceof PreparePackage;
        if (!isAboutThePerson) {
            return List.of();
        }
        return List.of(new Step.Send(
                rejection == Rejection.NOT_FOUND
                        ? new Complete(request, 0, null, List.of())
                        : new Stick(request, rejection.code())));
    }

    private List<Step> received(RequestReceived received) {
        List<Step> steps = new ArrayList<>(alarms());
        if (!received.needsIdentity()) {
            steps.addAll(carryOut());
        }
        return steps;
    }

    private List<Step> alarms() {
        Stream<Integer> receipt = due.acknowledge() == null ? Stream.of() : Stream.of(AlarmRaised.RECEIPT);
        return Stream.concat(SHARES.stream(), receipt).<Step>map(this::alarm).toList();
    }

    private Step.Wake alarm(int share) {
        LocalDate acknowledge = due.acknowledge();
        if (share == AlarmRaised.RECEIPT && acknowledge != null) {
            return new Step.Wake(ALARM + share, due.end(acknowledge));
        }
        Duration whole = Duration.between(submitted, due.end(due.answer()));
        return new Step.Wake(
                ALARM + share, submitted.plus(whole.multipliedBy(share).dividedBy(100)));
    }

    /** What a person has to look after is begun here, and completed by that person. */
    private List<Step> carryOut() {
        Step start = new Step.Send(new Start(request));
        return switch (type) {
            case ERASURE ->
                List.of(
                        start,
                        new Step.Send(new EraseProfile(fragments, outcomeOf(request), "request", request, false, BY)));
            case RESTRICTION, OBJECTION, OPT_OUT_OF_SALE ->
                List.of(
                        start,
                        new Step.Send(new RefuseUses(request, fragments, type, purposes)),
                        new Step.Send(new Complete(request, fragments.size(), null, List.of())));
            case ACCESS, PORTABILITY -> List.of(start, new Step.Send(new PreparePackage(request, fragments)));
            case RECTIFICATION -> List.of(start);
        };
    }

    private List<Step> closed(Instant at) {
        return List.of(new Step.Sleep(), new Step.Wake(FORGET, at.plus(REMEMBERED)));
    }
}
