package dev.annals.platform.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final Duration AGES = Duration.ofHours(1);

    private static final class Counted extends Rounds {

        private final AtomicInteger rounds = new AtomicInteger();
        private final CountDownLatch enough;
        private final Duration pause;

        Counted(int enough, Duration first, Duration pause) {
            super(Thread.ofVirtual(), first);
            this.enough = new CountDownLatch(enough);
            this.pause = pause;
        }

        @Override
        protected Duration round() {
            rounds.incrementAndGet();
            enough.countDown();
            return pause;
        }
    }

    @Test
    void itGoesOnUntilItIsStopped() throws InterruptedException {
        Counted rounds = new Counted(3, Duration.ZERO, Duration.ZERO);
        rounds.start();
        assertThat(rounds.isRunning()).isTrue();
        assertThat(rounds.enough.await(20, TimeUnit.SECONDS)).isTrue();

        rounds.stop();

        assertThat(rounds.awaitEnd(Duration.ofSeconds(20))).isTrue();
        assertThat(rounds.isRunning()).isFalse();
    }

    @Test
    void aStopCutsAPauseShort() throws InterruptedException {
        Counted rounds = new Counted(1, Duration.ZERO, AGES);
        rounds.start();
        assertThat(rounds.enough.await(20, TimeUnit.SECONDS)).isTrue();

        rounds.stop();

        assertThat(rounds.awaitEnd(Duration.ofSeconds(20))).isTrue();
        assertThat(rounds.rounds).hasValue(1);
    }

    @Test
    void whatIsStoppedBeforeItsFirstRoundNeverGoesRound() throws InterruptedException {
        Counted rounds = new Counted(1, AGES, AGES);
        rounds.start();

        rounds.stop();

        assertThat(rounds.awaitEnd(Duration.ofSeconds(20))).isTrue();
        assertThat(rounds.rounds).hasValue(0);
    }
}
