package dev.annals.command.journey;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.journey.ChangeJourney;
import dev.annals.api.journey.ChangedJourney;
import dev.annals.api.journey.JourneyEvent;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** All journeys: Axon's shell around {@link JourneyDecisions}. */
@AggregateRoot(type = JourneyCatalogue.KIND)
final class JourneyCatalogue {

    /** The kind of its stream. */
    static final String KIND = "journeys";

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable FragmentId id;

    private CatalogueState state = CatalogueState.NONE;

    JourneyCatalogue() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    ChangedJourney handle(ChangeJourney.Publish command, JourneyDecisions decisions) {
        JourneyDecisions.Decided decided = decisions.publish(state, command);
        return apply(decided);
    }

    @CommandHandler
    ChangedJourney handle(ChangeJourney.Pause command, JourneyDecisions decisions) {
        return apply(decisions.change(state, command));
    }

    @CommandHandler
    ChangedJourney handle(ChangeJourney.Resume command, JourneyDecisions decisions) {
        return apply(decisions.change(state, command));
    }

    @CommandHandler
    ChangedJourney handle(ChangeJourney.Retire command, JourneyDecisions decisions) {
        return apply(decisions.change(state, command));
    }

    @EventSourcingHandler
    void on(JourneyEvent event) {
        id = event.stream();
        state = state.after(event);
    }

    private static ChangedJourney apply(JourneyDecisions.Decided decided) {
        List<JourneyEvent> events = decided.events();
        events.forEach(AggregateLifecycle::apply);
        return decided.answer();
    }
}
