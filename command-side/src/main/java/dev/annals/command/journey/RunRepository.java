package dev.annals.command.journey;

import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.RepositorySpanFactory;

/** Loads runs by one question to the log: no snapshots are made of them, so none is looked for first. */
final class RunRepository extends EventSourcingRepository<JourneyRun> {

    private final EventStore log;

    private RunRepository(Builder<JourneyRun> builder, EventStore log) {
        super(builder);
        this.log = log;
    }

    static RunRepository of(Configuration axon) {
        EventStore log = axon.eventStore();
        Builder<JourneyRun> builder = builder(JourneyRun.class);
        builder.eventStore(log);
        builder.parameterResolverFactory(axon.parameterResolverFactory());
        builder.handlerDefinition(axon.handlerDefinition(JourneyRun.class));
        builder.repositoryProvider(axon::repository);
        builder.spanFactory(axon.getComponent(RepositorySpanFactory.class));
        return new RunRepository(builder, log);
    }

    @Override
    protected DomainEventStream readEvents(String run) {
        return log.readEvents(run, 0);
    }
}
