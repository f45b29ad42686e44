package dev.annals.axonserver.processors;

import dev.annals.axonserver.eventstore.Bell;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** The log as one processor reads it: see {@link PacedStream}. */
final class PacedLog implements StreamableMessageSource<TrackedEventMessage<?>> {

    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final Predicate<EventMessage<?>> matters;
    private final Bell bell;
    private final Progress progress;
    private final LongSupplier behind;
    private final ScheduledExecutorService timer;
    private final Duration pause;

    PacedLog(
            StreamableMessageSource<TrackedEventMessage<?>> log,
            Predicate<EventMessage<?>> matters,
            Bell bell,
            Progress progress,
            LongSupplier behind,
            ScheduledExecutorService timer,
            Duration pause) {
        this.log = log;
        this.matters = matters;
        this.bell = bell;
        this.progress = progress;
        this.behind = behind;
        this.timer = timer;
        this.pause = pause;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
        long start = after == null ? -1 : after.position().orElse(-1);
        return new PacedStream(log.openStream(after), matters, start, bell, progress, behind, timer, pause);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return log.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return log.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        return log.createTokenAt(time);
    }

    @Override
    public TrackingToken createTokenSince(Duration duration) {
        return log.createTokenSince(duration);
    }
}
