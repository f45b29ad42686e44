package dev.annals.sagas.request;

import dev.annals.api.privacy.ErasureEvent.ErasureCompleted;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.request.SubjectRequestEvent;
import dev.annals.api.request.SubjectRequestEvent.RequestReceived;
import dev.annals.sagas.SagaCommands;
import dev.annals.sagas.request.RequestPlan.Step;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.jspecify.annotations.Nullable;

/**
 * Orchestrates a request from its receipt to the day on which who asked is forgotten: Axon's shell around
 * {@link RequestPlan}. A step that is cut short is taken again, and whoever is told twice decides only once.
 */
public final class SubjectRequestSaga {

    private static final String WAKE = "request-wake";
    private static final String REQUEST = "request";
    private static final String ERASURE = "erasure";

    private @Nullable RequestPlan plan;

    /** The ids of what it waits for, so that nobody has to look for them among all that anybody waits for. */
    private @Nullable List<String> wakes = new ArrayList<>();

    /** Begins with the receipt. */
    @StartSaga
    @SagaEventHandler(associationProperty = REQUEST)
    void on(RequestReceived event, @Timestamp Instant at, DeadlineManager deadlines, SagaCommands commands) {
        plan = RequestPlan.of(event);
        SagaLifecycle.associateWith(
                ERASURE, RequestPlan.outcomeOf(event.request()).toString());
        take(plan.on(event, at), deadlines, commands);
    }

    @SagaEventHandler(associationProperty = REQUEST)
    void on(SubjectRequestEvent event, @Timestamp Instant at, DeadlineManager deadlines, SagaCommands commands) {
        plan = plan().after(event);
        take(plan().on(event, at), deadlines, commands);
    }

    @SagaEventHandler(associationProperty = ERASURE)
    void on(ErasureCompleted event, DeadlineManager deadlines, SagaCommands commands) {
        take(plan().on(event), deadlines, commands);
    }

    @DeadlineHandler(deadlineName = WAKE)
    void wake(String name, DeadlineManager deadlines, SagaCommands commands, Clock clock) {
        take(plan().onWake(name, clock.instant()), deadlines, commands);
    }

    private void take(List<Step> steps, DeadlineManager deadlines, SagaCommands commands) {
        for (Step step : steps) {
            switch (step) {
                case Step.Wake it -> await(deadlines.schedule(it.at(), WAKE, it.name()));
                case Step.Sleep ignored -> sleep(deadlines);
                case Step.End ignored -> SagaLifecycle.end();
                case Step.Send it -> {
                    Rejected refused = commands.send(it.command());
                    if (refused != null) {
                        take(plan().onRefusal(it.command(), refused.rejection()), deadlines, commands);
                        return;
                    }
                }
            }
        }
    }

    private void await(String wake) {
        if (wakes != null) {
            wakes.add(wake);
        }
    }

    /** A saga that began before these ids were kept looks for them. */
    private void sleep(DeadlineManager deadlines) {
        if (wakes == null) {
            deadlines.cancelAllWithinScope(WAKE);
            wakes = new ArrayList<>();
        }
        wakes.forEach(wake -> deadlines.cancelSchedule(WAKE, wake));
        wakes.clear();
    }

    private RequestPlan plan() {
        if (plan == null) {
            throw new IllegalStateException("A request is carried on before it was received");
        }
        return plan;
    }
}
