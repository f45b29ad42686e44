package dev.annals.command.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.ChangeRun;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.journey.StartRun;
import dev.annals.api.journey.StartedRun;
import dev.annals.platform.journey.RunState;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** The runs of one person with one entry key: Axon's shell around the interpreter. */
@AggregateRoot(type = JourneyRun.KIND)
final class JourneyRun {

    /** The kind of its streams. */
    static final String KIND = "run";

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable FragmentId id;

    private RunState state = RunState.NONE;

    JourneyRun() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    StartedRun handle(StartRun command, RunDecisions decisions) {
        List<JourneyRunEvent> events = decisions.start(state, command);
        events.forEach(AggregateLifecycle::apply);
        return RunDecisions.answer(command, events);
    }

    @CommandHandler
    void handle(ChangeRun.Tell command, RunDecisions decisions) {
        change(command, decisions);
    }

    @CommandHandler
    void handle(ChangeRun.TellMembership command, RunDecisions decisions) {
        change(command, decisions);
    }

    @CommandHandler
    void handle(ChangeRun.TellWithdrawal command, RunDecisions decisions) {
        change(command, decisions);
    }

    @CommandHandler
    void handle(ChangeRun.TellTraits command, RunDecisions decisions) {
        change(command, decisions);
    }

    @CommandHandler
    void handle(ChangeRun.TellOutcome command, RunDecisions decisions) {
        change(command, decisions);
    }

    @CommandHandler
    void handle(ChangeRun.Wake command, RunDecisions decisions) {
        change(command, decisions);
    }

    @CommandHandler
    void handle(ChangeRun.Proceed command, RunDecisions decisions) {
        change(command, decisions);
    }

    @CommandHandler
    void handle(ChangeRun.Migrate command, RunDecisions decisions) {
        change(command, decisions);
    }

    @CommandHandler
    void handle(ChangeRun.End command, RunDecisions decisions) {
        change(command, decisions);
    }

    @EventSourcingHandler
    void on(JourneyRunEvent event) {
        id = event.run();
        state = state.after(event);
    }

    private void change(ChangeRun command, RunDecisions decisions) {
        decisions.change(state, command).forEach(AggregateLifecycle::apply);
    }
}
