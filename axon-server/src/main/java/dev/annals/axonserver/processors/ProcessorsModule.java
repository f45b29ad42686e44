package dev.annals.axonserver.processors;

import dev.annals.axonserver.eventstore.Bell;
import dev.annals.axonserver.serialisation.UnknownEvent;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.timeout.UnitOfWorkTimeoutInterceptor;

/**
 * Makes an Axon pooled streaming processor of every {@link dev.annals.platform.events.LogProcessor}: explicit in every
 * point where Axon has a default that would surprise.
 */
public final class ProcessorsModule implements ConfigurerModule {

    private static final int BATCH_LIMIT = 1_000;

    private final LocalProcessors processors;
    private final EventStore log;
    private final Bell bell;
    private final TokenStore tokens;
    private final DeadLetters deadLetters;
    private final TransactionManager transactions;
    private final ScheduledExecutorService workers;
    private final ScheduledExecutorService coordinators;
    private final ProcessorSettings settings;

    public ProcessorsModule(
            LocalProcessors processors,
            EventStore log,
            Bell bell,
            TokenStore tokens,
            DeadLetters deadLetters,
            TransactionManager transactions,
            ProcessorThreads threads,
            ProcessorSettings settings) {
        this.processors = processors;
        this.log = log;
        this.bell = bell;
        this.tokens = tokens;
        this.deadLetters = deadLetters;
        this.transactions = transactions;
        this.workers = threads.workers();
        this.coordinators = threads.coordinators();
        this.settings = settings;
    }

    @Override
    public void configureModule(Configurer configurer) {
        configurer.onInitialize(configuration -> processors.builtBy(configuration.eventProcessingConfiguration()));
        EventProcessingConfigurer axon = configurer.eventProcessing();
        axon.registerDefaultErrorHandler(configuration -> PropagatingErrorHandler.instance());
        axon.registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance());
        axon.registerDefaultSequencingPolicy(configuration -> SequentialPerAggregatePolicy.instance());
        axon.registerTokenStore(configuration -> tokens);
        processors.all().forEach(processor -> register(axon, processor));
    }

    private void register(EventProcessingConfigurer axon, LocalProcessor processor) {
        String name = processor.definition().name();
        Object handler = processor.definition().handler();
        UnknownEvents unknown = new UnknownEvents();
        Set<Object> own = Collections.newSetFromMap(new IdentityHashMap<>());
        Collections.addAll(own, handler, unknown);
        axon.registerEventHandler(configuration -> handler);
        axon.registerEventHandler(configuration -> unknown);
        axon.assignHandlerInstancesMatching(name, own::contains);
        axon.registerTransactionManager(name, configuration -> transactions);
        axon.registerDeadLetterQueue(name, configuration -> deadLetters.queue(name));
        axon.registerDeadLetterPolicy(name, configuration -> new ParkingPolicy());
        axon.registerDeadLetteringEventHandlerInvokerConfiguration(
                name, (configuration, invoker) -> invoker.enableSequenceIdentifierCache());
        axon.registerHandlerInterceptor(name, configuration -> new ProgressInterceptor(name, processor.progress()));
        axon.registerHandlerInterceptor(name, configuration -> timeout(name));
        StreamableMessageSource<TrackedEventMessage<?>> source = new PacedLog(
                log, matters(handler), bell, processor.progress(), processor::behind, coordinators, settings.pause());
        axon.registerPooledStreamingEventProcessor(
                name, configuration -> source, (configuration, builder) -> settings(builder, processor));
    }

    private static Predicate<EventMessage<?>> matters(Object handler) {
        return handler instanceof EventMessageHandler selective
                ? event -> selective.canHandle(event) || event.getPayloadType() == UnknownEvent.class
                : event -> true;
    }

    private PooledStreamingEventProcessor.Builder settings(
            PooledStreamingEventProcessor.Builder builder, LocalProcessor processor) {
        return builder.initialSegmentCount(processor.definition().segments())
                .batchSize(Math.min(processor.definition().batchSize(), BATCH_LIMIT))
                .initialToken(StreamableMessageSource::createTailToken)
                .tokenClaimInterval(settings.claim().toMillis() / 2)
                .claimExtensionThreshold(settings.claim().toMillis() / 2)
                .enableCoordinatorClaimExtension()
                .workerExecutor(workers)
                .coordinatorExecutor(coordinators);
    }

    private UnitOfWorkTimeoutInterceptor timeout(String name) {
        int limit = Math.toIntExact(settings.timeout().toMillis());
        return new UnitOfWorkTimeoutInterceptor("processor " + name, limit, limit / 2, limit / 10);
    }
}
