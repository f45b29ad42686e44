package dev.annals.axonserver.processors;

import dev.annals.platform.events.LogProcessor;
import java.util.Collection;
import java.util.OptionalLong;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;

/** A processor that this process runs, from before Axon has built it. */
final class LocalProcessor {

    private final LogProcessor definition;
    private final Progress progress = new Progress();
    private volatile @Nullable EventProcessingConfiguration axon;
    private volatile @Nullable StreamingEventProcessor running;

    LocalProcessor(LogProcessor definition) {
        this.definition = definition;
    }

    void builtBy(EventProcessingConfiguration configuration) {
        axon = configuration;
    }

    LogProcessor definition() {
        return definition;
    }

    Progress progress() {
        return progress;
    }

    /** Axon's processor; null until Axon has started. */
    @Nullable
    StreamingEventProcessor running() {
        StreamingEventProcessor known = running;
        EventProcessingConfiguration configuration = axon;
        if (known == null && configuration != null) {
            known = configuration
                    .eventProcessor(definition.name(), StreamingEventProcessor.class)
                    .orElse(null);
            running = known;
        }
        return known;
    }

    /** The lowest position of the segments that run here; -1 when none has begun. */
    long behind() {
        StreamingEventProcessor processor = running();
        return processor == null
                ? -1
                : lowest(processor.processingStatus().values()).orElse(-1);
    }

    /** The position when all segments run here; empty when another process may be further behind. */
    OptionalLong position() {
        StreamingEventProcessor processor = running();
        if (processor == null) {
            return OptionalLong.empty();
        }
        Collection<EventTrackerStatus> segments = processor.processingStatus().values();
        double share = segments.stream()
                .mapToDouble(status -> 1.0 / (status.getSegment().getMask() + 1))
                .sum();
        return share < 1 ? OptionalLong.empty() : lowest(segments);
    }

    boolean isHealthy() {
        StreamingEventProcessor processor = running();
        return processor != null
                && processor.isRunning()
                && !processor.isError()
                && processor.processingStatus().values().stream().noneMatch(EventTrackerStatus::isErrorState);
    }

    private static OptionalLong lowest(Collection<EventTrackerStatus> segments) {
        return segments.stream()
                .mapToLong(status -> status.getCurrentPosition().orElse(-1))
                .min();
    }
}
