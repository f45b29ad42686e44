package dev.annals.axonserver.processors;

import dev.annals.axonserver.eventstore.Bell;
import dev.annals.platform.events.SagaProcessor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.modelling.saga.metamodel.AnnotationSagaMetaModelFactory;
import org.axonframework.modelling.saga.metamodel.SagaModel;

/**
 * Makes an Axon pooled streaming processor of every {@link SagaProcessor}. An event that a saga cannot handle is handled
 * again until it can: sagas have no dead letters, and must not lose a step.
 */
public final class SagasModule implements ConfigurerModule {

    private static final int BATCH = 100;

    private final List<SagaProcessor> sagas;
    private final EventStore log;
    private final Bell bell;
    private final SagaStores stores;
    private final ScheduledExecutorService workers;
    private final ScheduledExecutorService coordinators;
    private final ProcessorSettings settings;

    public SagasModule(
            List<SagaProcessor> sagas,
            EventStore log,
            Bell bell,
            SagaStores stores,
            ProcessorThreads threads,
            ProcessorSettings settings) {
        this.sagas = List.copyOf(sagas);
        this.log = log;
        this.bell = bell;
        this.stores = stores;
        this.workers = threads.workers();
        this.coordinators = threads.coordinators();
        this.settings = settings;
    }

    @Override
    public void configureModule(Configurer configurer) {
        sagas.forEach(saga -> register(configurer.eventProcessing(), saga));
    }

    private void register(EventProcessingConfigurer axon, SagaProcessor processor) {
        String name = processor.name();
        Class<?> saga = processor.saga();
        axon.assignHandlerTypesMatching(name, saga::equals);
        axon.registerSaga(saga, each -> each.configureSagaStore(configuration -> stores.sagas()));
        axon.registerTokenStore(name, configuration -> stores.tokens());
        axon.registerTransactionManager(name, configuration -> stores.transactions());
        axon.registerErrorHandler(name, configuration -> PropagatingErrorHandler.instance());
        axon.registerListenerInvocationErrorHandler(name, configuration -> PropagatingErrorHandler.instance());
        axon.registerPooledStreamingEventProcessor(
                name, configuration -> pacedFor(saga, configuration), (configuration, builder) -> settings(builder));
    }

    private StreamableMessageSource<TrackedEventMessage<?>> pacedFor(Class<?> saga, Configuration axon) {
        SagaModel<?> model = new AnnotationSagaMetaModelFactory(
                        axon.parameterResolverFactory(), axon.handlerDefinition(saga))
                .modelOf(saga);
        Map<Class<?>, Boolean> known = new ConcurrentHashMap<>();
        return new PacedLog(
                log,
                event -> known.computeIfAbsent(event.getPayloadType(), type -> model.hasHandlerMethod(event)),
                bell,
                new Progress(),
                () -> Long.MAX_VALUE,
                coordinators,
                settings.pause());
    }

    private PooledStreamingEventProcessor.Builder settings(PooledStreamingEventProcessor.Builder builder) {
        return builder.initialSegmentCount(1)
                .batchSize(BATCH)
                .initialToken(StreamableMessageSource::createTailToken)
                .tokenClaimInterval(settings.claim().toMillis() / 2)
                .claimExtensionThreshold(settings.claim().toMillis() / 2)
                .enableCoordinatorClaimExtension()
                .workerExecutor(workers)
                .coordinatorExecutor(coordinators);
    }
}
