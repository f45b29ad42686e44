package dev.annals.channels.delivery;

import dev.annals.api.delivery.ChangeDelivery.RecordOutcome;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorStore;
import dev.annals.platform.delivery.Pace;
import dev.annals.platform.delivery.ProviderAnswer.Unavailable;
import dev.annals.platform.rounds.Rounds;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits for one connector, at its own pace and on threads of its own, so that a provider that is slow or away
 * slows nobody else down. While too much goes wrong, the circuit is open: nothing is tried, and nothing is given up.
 */
final class ConnectorLine extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectorLine.class);
    private static final Duration CLAIMED = Duration.ofMinutes(2);
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final int RECORDING_ATTEMPTS = 20;
    private static final int PROBES = 3;

    private final String key;
    private final ConnectorQueue queue;
    private final ChannelConnector connector;
    private final Pace pace;
    private final Attempt attempt;
    private final ConnectorStore claims;
    private final String owner;
    private final Consumer<RecordOutcome> recording;
    private final InstantSource clock;
    private final RateLimiter rate;
    private final CircuitBreaker circuit;
    private final IntervalFunction pauses;
    private final Semaphore places;
    private final ExecutorService threads;

    /**
     * @param owner the process
     * @param recording records what came of a message; throws when it could not
     * @param pauses how long to wait before an attempt, by its number
     */
    ConnectorLine(
            String key,
            ConnectorQueue queue,
            ChannelConnector connector,
            Pace pace,
            Attempt attempt,
            ConnectorStore claims,
            String owner,
            Consumer<RecordOutcome> recording,
            IntervalFunction pauses,
            InstantSource clock) {
        super(Thread.ofVirtual().name("annals-connector-" + key), Duration.ZERO);
        this.key = key;
        this.queue = queue;
        this.connector = connector;
        this.pace = pace;
        this.attempt = attempt;
        this.claims = claims;
        this.owner = owner;
        this.recording = recording;
        this.clock = clock;
        this.pauses = pauses;
        this.places = new Semaphore(pace.parallel());
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("annals-sending-" + key + "-", 0).factory());
        this.rate = RateLimiter.of(
                key,
                RateLimiterConfig.custom()
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .limitForPeriod(pace.perSecond())
                        .timeoutDuration(Duration.ofSeconds(2))
                        .build());
        this.circuit = CircuitBreaker.of(
                key,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(10)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(Duration.ofSeconds(10))
                        .permittedNumberOfCallsInHalfOpenState(PROBES)
                        .automaticTransitionFromOpenToHalfOpenEnabled(true)
                        .build());
    }

    /** The usual pauses between attempts: from half a second to ten minutes, twice as long each time, and not exactly. */
    static IntervalFunction usualPauses() {
        return IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(500), 2.0, 0.5, Duration.ofMinutes(10));
    }

    /** The circuit's state, in lower case. */
    String circuit() {
        return circuit.getState().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    ChannelConnector connector() {
        return connector;
    }

    @Override
    protected Duration round() throws InterruptedException {
        try {
            return sendDue() ? Duration.ZERO : IDLE;
        } catch (RuntimeException away) {
            LOG.warn("The connector {} has to wait: {}", key, away.getClass().getSimpleName());
            return AFTER_FAILURE;
        }
    }

    /** Begins to send what is due, as far as there are places; answers whether there was anything. */
    private boolean sendDue() throws InterruptedException {
        int free = switch (circuit.getState()) {
            case OPEN, FORCED_OPEN -> 0;
            case HALF_OPEN -> Math.min(PROBES, places.availablePermits());
            case CLOSED, DISABLED, METRICS_ONLY -> places.availablePermits();
        };
        List<Waiting> due = free == 0 ? List.of() : queue.take(clock.instant(), free);
        if (due.isEmpty()) {
            return false;
        }
        Instant until = clock.instant().plus(CLAIMED).minus(MARGIN);
        Set<FragmentId> claimed;
        try {
            claimed = claims.claim(due.stream().map(Waiting::delivery).collect(Collectors.toSet()), owner, CLAIMED);
        } catch (RuntimeException away) {
            due.forEach(each -> queue.postpone(each, clock.instant().plus(AFTER_FAILURE)));
            throw away;
        }
        for (Waiting message : due) {
            if (!claimed.contains(message.delivery())) {
                queue.postpone(message, clock.instant().plus(CLAIMED.dividedBy(4)));
            } else {
                places.acquire();
                threads.execute(() -> {
                    try {
                        send(message, until);
                    } finally {
                        places.release();
                    }
                });
            }
        }
        return true;
    }

    /** @param until when the claim is too old to rely on, as after a process was stopped and goes on: it is claimed anew */
    private void send(Waiting message, Instant until) {
        try {
            if (!rate.acquirePermission() || clock.instant().isAfter(until) || !circuit.tryAcquirePermission()) {
                queue.postpone(message, clock.instant().plus(IDLE));
                return;
            }
            long began = System.nanoTime();
            switch (attempt.make(message, connector)) {
                case Attempt.Result.Ended it -> {
                    circuit.onSuccess(System.nanoTime() - began, TimeUnit.NANOSECONDS);
                    record(message, it.outcome());
                }
                case Attempt.Result.TakenBack ignored -> {
                    circuit.releasePermission();
                    queue.remove(message.delivery());
                    claims.release(List.of(message.delivery()), owner);
                }
                case Attempt.Result.EndedElsewhere ignored -> {
                    circuit.releasePermission();
                    queue.postpone(message, clock.instant().plus(AFTER_FAILURE));
                    claims.release(List.of(message.delivery()), owner);
                }
                case Attempt.Result.Later it -> {
                    circuit.onError(System.nanoTime() - began, TimeUnit.NANOSECONDS, new UnavailableException());
                    if (message.attempts() < pace.attempts()) {
                        queue.postpone(message, next(message, it.why()));
                    } else {
                        record(message, attempt.givenUp(message, it.why().reason()));
                    }
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.warn("A message for {} has to wait: {}", key, failed.getClass().getSimpleName());
            queue.postpone(message, clock.instant().plus(AFTER_FAILURE));
        }
    }

    private Instant next(Waiting message, Unavailable later) {
        Duration pause = Duration.ofMillis(pauses.apply(message.attempts()));
        Duration asked = later.after();
        return clock.instant().plus(asked != null && asked.compareTo(pause) > 0 ? asked : pause);
    }

    /** What came of it is recorded before anything else happens to the message; until then nobody else may send it. */
    private void record(Waiting message, RecordOutcome outcome) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                recording.accept(outcome);
                queue.settled(message, outcome);
                claims.release(List.of(message.delivery()), owner);
                return;
            } catch (RuntimeException away) {
                if (tries == RECORDING_ATTEMPTS) {
                    throw away;
                }
                Thread.sleep(Math.min(2_000, 50L << Math.min(tries, 6)));
            }
        }
    }

    @Override
    public void stop() {
        super.stop();
        threads.shutdownNow();
        connector.close();
    }

    /** Tells the circuit that a provider was not there. */
    private static final class UnavailableException extends Exception {

        @Serial
        private static final long serialVersionUID = 1L;

        UnavailableException() {
            super("The provider was not there", null, false, false);
        }
    }
}
