package dev.annals.sagas.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.ChangeRun;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.journey.JourneyRunEvent.InteractionMade;
import dev.annals.api.journey.JourneyRunEvent.JoinRequested;
import dev.annals.api.journey.JourneyRunEvent.RunEnded;
import dev.annals.api.journey.JourneyRunEvent.RunStarted;
import dev.annals.api.journey.JourneyRunEvent.SendRequested;
import dev.annals.api.journey.JourneyRunEvent.WaitBegan;
import dev.annals.api.journey.JourneyRunEvent.WaitEnded;
import dev.annals.sagas.SagaCommands;
import java.time.Instant;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.jspecify.annotations.Nullable;

/**
 * Has done what a run decides, and wakes it when a wait is over: Axon's shell around {@link RunConsequences}. It keeps
 * nothing but for which visit it set its alarm; the truth is in the run, which ignores whoever wakes it in vain. Only what
 * has consequences is handled: for everything else it would be looked up in its store to no end.
 */
public final class JourneyRunSaga {

    private static final String WAKE = "journey-wake";
    private static final String RUN = "run";

    private @Nullable String run;
    private @Nullable String alarm;

    /** Begins with the run. */
    @StartSaga
    @SagaEventHandler(associationProperty = RUN)
    void on(RunStarted event) {
        run = event.run().toString();
    }

    @SagaEventHandler(associationProperty = RUN)
    void on(WaitBegan event, DeadlineManager deadlines, SagaCommands commands, RunConsequences consequences) {
        follow(event, deadlines, commands, consequences);
    }

    @SagaEventHandler(associationProperty = RUN)
    void on(WaitEnded event, DeadlineManager deadlines, SagaCommands commands, RunConsequences consequences) {
        follow(event, deadlines, commands, consequences);
    }

    @SagaEventHandler(associationProperty = RUN)
    void on(SendRequested event, DeadlineManager deadlines, SagaCommands commands, RunConsequences consequences) {
        follow(event, deadlines, commands, consequences);
    }

    @SagaEventHandler(associationProperty = RUN)
    void on(InteractionMade event, DeadlineManager deadlines, SagaCommands commands, RunConsequences consequences) {
        follow(event, deadlines, commands, consequences);
    }

    @SagaEventHandler(associationProperty = RUN)
    void on(JoinRequested event, DeadlineManager deadlines, SagaCommands commands, RunConsequences consequences) {
        follow(event, deadlines, commands, consequences);
    }

    @SagaEventHandler(associationProperty = RUN)
    void on(RunEnded event, DeadlineManager deadlines, SagaCommands commands, RunConsequences consequences) {
        follow(event, deadlines, commands, consequences);
    }

    private void follow(
            JourneyRunEvent event, DeadlineManager deadlines, SagaCommands commands, RunConsequences consequences) {
        switch (consequences.of(event)) {
            case RunConsequences.Consequence.Nothing ignored -> {}
            case RunConsequences.Consequence.Rest ignored -> silence(deadlines);
            case RunConsequences.Consequence.Alarm it -> set(it.at(), it.visit(), deadlines);
            case RunConsequences.Consequence.Done it -> consequences.haveDone(it.command(), event, commands);
            case RunConsequences.Consequence.Over ignored -> {
                silence(deadlines);
                SagaLifecycle.end();
            }
        }
    }

    @DeadlineHandler(deadlineName = WAKE)
    void wake(String visit, SagaCommands commands) {
        alarm = null;
        if (run != null) {
            var unused = commands.send(new ChangeRun.Wake(FragmentId.of(run), Long.parseLong(visit)));
        }
    }

    private void set(Instant at, long visit, DeadlineManager deadlines) {
        silence(deadlines);
        alarm = deadlines.schedule(at, WAKE, Long.toString(visit));
    }

    private void silence(DeadlineManager deadlines) {
        if (alarm != null) {
            deadlines.cancelSchedule(WAKE, alarm);
            alarm = null;
        }
    }
}
