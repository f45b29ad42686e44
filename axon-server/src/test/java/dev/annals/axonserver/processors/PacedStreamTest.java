package dev.annals.axonserver.processors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.axonserver.eventstore.Bell;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacedStreamTest {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int BUFFER = 1_000;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Bell bell = new Bell();
    private final Progress progress = new Progress();
    private final AtomicLong behind = new AtomicLong(-1);
    private final Semaphore calls = new Semaphore(0);
    private final Waiting log = new Waiting();
    private @Nullable Set<Long> matters;
    private final PacedStream stream =
            new PacedStream(log, this::matters, -1, bell, progress, behind::get, timer, PAUSE);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void theFirstEventsAreHandedOutAtOnce() throws Exception {
        log.append(3);

        assertThat(drained()).isEqualTo(3);
    }

    @Test
    void theBellCallsTheProcessor() throws Exception {
        assertThat(stream.setOnAvailableCallback(calls::release)).isTrue();

        bell.ring();

        assertThat(calls.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatComesInDuringThePauseIsHandedOutTogetherAfterIt() throws Exception {
        stream.setOnAvailableCallback(calls::release);
        log.append(1);
        long begun = System.nanoTime();
        assertThat(drained()).isEqualTo(1);

        log.append(1);
        bell.ring();
        log.append(4);
        bell.ring();
        assertThat(stream.hasNextAvailable()).isFalse();
        assertThat(calls.tryAcquire(20, TimeUnit.SECONDS)).isTrue();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(PAUSE);
        assertThat(drained()).isEqualTo(5);
    }

    @Test
    void noMoreIsHandedOutThanFitsTheBufferUntilTheProcessorTakesSome() throws Exception {
        stream.setOnAvailableCallback(calls::release);
        log.append(2_500);

        assertThat(drained()).isEqualTo(BUFFER);
        progress.began(600);
        assertThat(calls.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        assertThat(drained()).isEqualTo(601);
    }

    @Test
    void eventsThatAProcessorPassesOverMakeRoomToo() throws Exception {
        stream.setOnAvailableCallback(calls::release);
        log.append(2_500);
        assertThat(drained()).isEqualTo(BUFFER);

        behind.set(999);

        assertThat(calls.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        assertThat(drained()).isEqualTo(BUFFER);
    }

    @Test
    void ofWhatDoesNotMatterOnlyTheLastOfARunIsHandedOut() throws Exception {
        matters = Set.of(3L, 4L, 7L);
        log.append(10);

        List<Long> positions = new ArrayList<>();
        while (stream.hasNextAvailable()) {
            positions.add(stream.nextAvailable().trackingToken().position().orElseThrow());
        }

        assertThat(positions).containsExactly(3L, 4L, 7L, 9L);
    }

    @Test
    void aLongRunOfWhatDoesNotMatterLetsTheTokenMoveOnNowAndThen() throws Exception {
        matters = Set.of();
        log.append(2_500);

        assertThat(stream.nextAvailable().trackingToken().position()).hasValue(1_000);
    }

    @Test
    void aClosedStreamCallsNobody() throws Exception {
        stream.setOnAvailableCallback(calls::release);
        stream.close();

        bell.ring();

        assertThat(log.closed).isTrue();
        timer.shutdown();
        assertThat(timer.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(calls.availablePermits()).isZero();
    }

    private boolean matters(EventMessage<?> event) {
        Set<Long> only = matters;
        return only == null
                || (event instanceof TrackedEventMessage<?> tracked
                        && only.contains(tracked.trackingToken().position().orElseThrow()));
    }

    private int drained() throws InterruptedException {
        int count = 0;
        while (stream.hasNextAvailable()) {
            assertThat(stream.nextAvailable()).isNotNull();
            count++;
        }
        return count;
    }

    /** Events that wait at the end of a log. */
    private static final class Waiting implements BlockingStream<TrackedEventMessage<?>> {

        private final Queue<TrackedEventMessage<?>> events = new ArrayDeque<>();
        private long position;
        private boolean closed;

        void append(int count) {
            for (int i = 0; i < count; i++) {
                events.add(new GenericTrackedEventMessage<>(
                        new GlobalSequenceTrackingToken(position++), GenericEventMessage.asEventMessage("event")));
            }
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.ofNullable(events.peek());
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return !events.isEmpty();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            return events.remove();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
