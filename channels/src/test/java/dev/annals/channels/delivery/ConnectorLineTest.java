package dev.annals.channels.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.Event;
import dev.annals.api.delivery.ChangeDelivery.RecordOutcome;
import dev.annals.api.delivery.DeliveryEvent.DeliveryAccepted;
import dev.annals.api.delivery.DeliveryEvent.DeliveryFailed;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHandedOver;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRedriven;
import dev.annals.api.delivery.Message;
import dev.annals.api.delivery.Outcome;
import dev.annals.api.identity.FragmentId;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.platform.delivery.Pace;
import dev.annals.platform.delivery.ProviderAnswer;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.UnclaimedConnectors;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectorLineTest {

    private static final FragmentId MIA = new FragmentId(new UUID(9, 9));
    private static final int MESSAGES = 12;

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final Provider provider = new Provider();
    private final List<Sending> processes = new ArrayList<>();
    private final Set<FragmentId> takenBack = ConcurrentHashMap.newKeySet();

    /** Where a process is cut short. */
    enum Cut {
        BEFORE_SENDING,
        AFTER_THE_PROVIDER_ACCEPTED,
        BEFORE_IT_IS_RECORDED,
        AFTER_IT_IS_RECORDED
    }

    @AfterEach
    void stop() {
        processes.forEach(process -> process.line.stop());
    }

    /** A provider that knows a message again by its key. */
    private static final class Provider {

        private final Map<FragmentId, Integer> taken = new ConcurrentHashMap<>();
        private volatile Function<Outgoing, ProviderAnswer> answers = message -> new ProviderAnswer.Accepted(null);

        ProviderAnswer take(Outgoing message) {
            ProviderAnswer answer = answers.apply(message);
            if (answer instanceof ProviderAnswer.Accepted) {
                taken.merge(message.delivery(), 1, Integer::sum);
            }
            return answer;
        }
    }

    /** A process that sends, and stands still for ever at the point where it is cut short. */
    private final class Sending {

        private final @Nullable Cut cut;
        private final Outbox outbox = new Outbox(log, -1, erased -> {});
        private final CountDownLatch dead = new CountDownLatch(1);
        private final ConnectorLine line;

        Sending(@Nullable Cut cut, int attempts) {
            this(cut, attempts, 4, () -> {});
        }

        /** @param meanwhile what others do when this process has read the log and has sent nothing yet */
        Sending(@Nullable Cut cut, int attempts, int parallel, Runnable meanwhile) {
            this.cut = cut;
            this.line = new ConnectorLine(
                    "hook",
                    outbox.queue("hook"),
                    new ChannelConnector() {
                        @Override
                        public ProviderAnswer send(Outgoing message) throws InterruptedException {
                            reached(Cut.BEFORE_SENDING);
                            ProviderAnswer answer = provider.take(message);
                            reached(Cut.AFTER_THE_PROVIDER_ACCEPTED);
                            return answer;
                        }

                        @Override
                        public Optional<String> check() {
                            return Optional.empty();
                        }
                    },
                    new Pace(1_000, parallel, attempts),
                    new Attempt(log, takenBack::contains, Clock.systemUTC()),
                    new UnclaimedConnectors(),
                    UUID.randomUUID().toString(),
                    this::record,
                    IntervalFunction.of(Duration.ofMillis(5)),
                    Clock.systemUTC());
            outbox.read();
            meanwhile.run();
            line.start();
            processes.add(this);
        }

        private void record(RecordOutcome outcome) {
            try {
                reached(Cut.BEFORE_IT_IS_RECORDED);
                synchronized (log) {
                    log.append(outcome.delivery(), event(outcome));
                }
                reached(Cut.AFTER_IT_IS_RECORDED);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The process was cut short", stopped);
            }
        }

        private void reached(Cut point) throws InterruptedException {
            if (point == cut) {
                dead.countDown();
                Thread.sleep(Duration.ofHours(1));
            }
        }

        boolean hasNothingLeft() {
            outbox.read();
            return outbox.queue("hook").size() == 0;
        }

        void awaitCut() throws InterruptedException {
            assertThat(dead.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereverAProcessIsCutShortEveryMessageIsTakenOnceAndNoneIsLost(Cut cut) throws InterruptedException {
        IntStream.range(0, MESSAGES).forEach(this::handOver);

        new Sending(cut, 5).awaitCut();
        new Sending(cut, 5).awaitCut();
        Sending last = new Sending(null, 5);

        await(() -> accepted() >= MESSAGES && last.hasNothingLeft());
        assertThat(provider.taken).hasSize(MESSAGES);
    }

    @Test
    void readingTheLogAgainSendsNothing() {
        IntStream.range(0, MESSAGES).forEach(this::handOver);
        Sending first = new Sending(null, 5);
        await(() -> accepted() == MESSAGES);
        first.line.stop();
        provider.taken.clear();

        Sending again = new Sending(null, 5);

        assertThat(again.outbox.queue("hook").size()).isZero();
        assertThat(provider.taken).isEmpty();
    }

    @Test
    void whatIsUnavailableIsTriedAgainAndGivenUpInTheEndAndTriedAgainWhenSomebodyAsks() {
        provider.answers = message -> ProviderAnswer.Unavailable.because("status_500");
        FragmentId delivery = handOver(1);
        Sending process = new Sending(null, 3);
        await(() -> process.outbox.queue("hook").deadLetters().size() == 1);
        assertThat(process.outbox.queue("hook").deadLetters().getFirst().attempts())
                .isEqualTo(3);

        provider.answers = message -> new ProviderAnswer.Accepted("7");
        synchronized (log) {
            log.append(delivery, new DeliveryRedriven(delivery, MIA));
        }
        process.outbox.read();

        await(() -> provider.taken.containsKey(delivery));
        assertThat(process.outbox.queue("hook").deadLetters()).isEmpty();
    }

    @Test
    void whatHasBeenWaitingIsWeighedOnceMoreAndNotSentWhereItMayNotBe() {
        FragmentId withdrawn = new FragmentId(new UUID(3, 1));
        takenBack.add(withdrawn);
        handOver(1);
        FragmentId wanted = handOver(2);

        Sending process = new Sending(null, 3);

        await(() -> process.outbox.queue("hook").size() == 0 && provider.taken.containsKey(wanted));
        assertThat(provider.taken).doesNotContainKey(withdrawn);
    }

    @Test
    void whatAnotherProcessHasSentMeanwhileIsNotSentOnceMore() {
        FragmentId sent = handOver(1);
        FragmentId open = handOver(2);

        Sending process = new Sending(null, 3, 1, () -> accept(sent));

        await(() -> provider.taken.containsKey(open));
        assertThat(provider.taken).doesNotContainKey(sent);
        await(process::hasNothingLeft);
    }

    @Test
    void whatAnotherProcessHasGivenUpMeanwhileIsADeadLetterHereToo() {
        FragmentId lost = handOver(1);

        Sending process = new Sending(null, 3, 1, () -> giveUp(lost));
        process.outbox.read();

        assertThat(process.outbox.queue("hook").deadLetters()).hasSize(1);
        assertThat(provider.taken).isEmpty();
    }

    @Test
    void whileTooMuchGoesWrongNothingIsTriedAndNothingGivenUp() {
        provider.answers = message -> ProviderAnswer.Unavailable.because("connection");
        IntStream.range(0, 60).forEach(this::handOver);

        Sending process = new Sending(null, 1_000);

        await(() -> process.line.circuit().equals("open"));
        assertThat(process.outbox.queue("hook").deadLetters()).isEmpty();
        assertThat(process.outbox.queue("hook").size()).isEqualTo(60);
    }

    @Test
    void aProviderThatHangsHoldsUpNobodyElse() {
        CountDownLatch never = new CountDownLatch(1);
        provider.answers = message -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ProviderAnswer.Unavailable.because("time");
        };
        handOver(1);
        new Sending(null, 3);
        Provider other = new Provider();
        Outbox outbox = new Outbox(log, -1, erased -> {});
        FragmentId elsewhere = handOver(2, "other");
        outbox.read();
        ConnectorLine line = new ConnectorLine(
                "other",
                outbox.queue("other"),
                new ChannelConnector() {
                    @Override
                    public ProviderAnswer send(Outgoing message) {
                        return other.take(message);
                    }

                    @Override
                    public Optional<String> check() {
                        return Optional.empty();
                    }
                },
                new Pace(10, 1, 3),
                new Attempt(log, takenBack::contains, Clock.systemUTC()),
                new UnclaimedConnectors(),
                "p",
                outcome -> {},
                IntervalFunction.of(Duration.ofMillis(5)),
                Clock.systemUTC());
        line.start();

        await(() -> other.taken.containsKey(elsewhere));
        line.stop();
        never.countDown();
    }

    private FragmentId handOver(int number) {
        return handOver(number, "hook");
    }

    private FragmentId handOver(int number, String connector) {
        FragmentId delivery = new FragmentId(new UUID(3, number));
        synchronized (log) {
            log.append(
                    delivery,
                    new DeliveryHandedOver(
                            delivery,
                            MIA,
                            "webhook",
                            connector,
                            "service",
                            false,
                            null,
                            null,
                            null,
                            null,
                            List.of(),
                            null,
                            null,
                            Message.of("Hello")));
        }
        return delivery;
    }

    private void accept(FragmentId delivery) {
        synchronized (log) {
            log.append(delivery, new DeliveryAccepted(delivery, MIA, "hook", 1, null, Instant.EPOCH));
        }
    }

    private void giveUp(FragmentId delivery) {
        synchronized (log) {
            log.append(delivery, new DeliveryFailed(delivery, MIA, "hook", 3, "status_500", Instant.EPOCH));
        }
    }

    private long accepted() {
        return log.events().stream()
                .map(recorded -> recorded.event())
                .filter(DeliveryAccepted.class::isInstance)
                .map(event -> ((DeliveryAccepted) event).delivery())
                .distinct()
                .count();
    }

    private static Event event(RecordOutcome it) {
        return it.outcome() == Outcome.ACCEPTED
                ? new DeliveryAccepted(it.delivery(), MIA, "hook", it.attempts(), it.answer(), it.at())
                : new DeliveryFailed(it.delivery(), MIA, "hook", it.attempts(), String.valueOf(it.reason()), it.at());
    }

    private static void await(BooleanSupplier wanted) {
        for (int look = 0; look < 1_000 && !wanted.getAsBoolean(); look++) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(wanted.getAsBoolean()).isTrue();
    }
}
