package dev.annals.axonserver.processors;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.events.Processors;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.jspecify.annotations.Nullable;

/** The processors of this process by what Axon says of them, those of other processes by their stored tokens. */
public final class AxonProcessors implements Processors {

    private final LocalProcessors local;
    private final TokenPositions tokens;
    private final DeadLetters deadLetters;
    private final EventProcessingConfiguration axon;
    private final Progress elsewhere = new Progress();

    public AxonProcessors(
            LocalProcessors local, TokenPositions tokens, DeadLetters deadLetters, EventProcessingConfiguration axon) {
        this.local = local;
        this.tokens = tokens;
        this.deadLetters = deadLetters;
        this.axon = axon;
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>(tokens.names());
        local.all().forEach(processor -> names.add(processor.definition().name()));
        return names;
    }

    @Override
    public long position(String processor) {
        LocalProcessor here = local.named(processor);
        return here == null ? stored(processor) : here.position().orElseGet(() -> stored(processor));
    }

    private long stored(String processor) {
        return tokens.of(processor).values().stream()
                .mapToLong(Long::longValue)
                .min()
                .orElse(-1);
    }

    @Override
    public boolean await(String processor, long position, Duration atMost) {
        LocalProcessor here = local.named(processor);
        Progress progress = here == null ? elsewhere : here.progress();
        return progress.await(() -> position(processor) >= position, atMost.toNanos());
    }

    @Override
    public boolean healthy(String processor) {
        LocalProcessor here = local.named(processor);
        return here != null && here.isHealthy();
    }

    @Override
    public void pause(String processor) {
        running(processor).shutdownAsync().join();
    }

    @Override
    public void resume(String processor) {
        running(processor).start();
    }

    @Override
    public List<DeadLetter> deadLetters(String processor, int limit) {
        return deadLetters.oldest(processor, limit);
    }

    @Override
    public long deadLetterCount(String processor) {
        return deadLetters.count(processor);
    }

    @Override
    public boolean retry(String processor, String letterId) {
        SequencedDeadLetterProcessor<EventMessage<?>> retrying = retrying(processor);
        deadLetters.find(processor, letterId).ifPresent(letter -> retrying.process(ofSequence(letter.stream())));
        return deadLetters.find(processor, letterId).isEmpty();
    }

    @Override
    public int retryAll(String processor) {
        SequencedDeadLetterProcessor<EventMessage<?>> retrying = retrying(processor);
        long before = deadLetters.count(processor);
        deadLetters.sequences(processor).forEach(sequence -> retrying.process(ofSequence(sequence)));
        return Math.toIntExact(Math.max(0, before - deadLetters.count(processor)));
    }

    private static Predicate<org.axonframework.messaging.deadletter.DeadLetter<? extends EventMessage<?>>> ofSequence(
            String sequence) {
        return letter -> letter instanceof JdbcDeadLetter<?> parked
                && parked.getSequenceIdentifier().equals(sequence);
    }

    private SequencedDeadLetterProcessor<EventMessage<?>> retrying(String processor) {
        return axon.sequencedDeadLetterProcessor(processor).orElseThrow(() -> notHere(processor));
    }

    private StreamingEventProcessor running(String processor) {
        LocalProcessor here = local.named(processor);
        @Nullable StreamingEventProcessor running = here == null ? null : here.running();
        if (running == null) {
            throw notHere(processor);
        }
        return running;
    }

    private static Rejected notHere(String processor) {
        return new Rejected(
                Rejection.NOT_FOUND, "No processor " + processor + " runs in this process: ask the one that runs it");
    }
}
