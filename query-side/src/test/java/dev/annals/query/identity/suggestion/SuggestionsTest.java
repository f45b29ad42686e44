package dev.annals.query.identity.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.events.LogProcessor;
import dev.annals.platform.events.Processors;
import dev.annals.testkit.DrivenProcessors;
import dev.annals.testkit.InMemoryEventLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

    private final AtomicInteger looks = new AtomicInteger();
    private final Processors processors =
            new DrivenProcessors(new InMemoryEventLog(), List.of(new LogProcessor("profile", new Object())));

    @Test
    void nothingIsComparedBeforeSomebodyAsksAndOnlyOnceForMany() {
        try (Suggestions suggestions = suggestions(() -> List.of(), Duration.ofDays(1))) {
            assertThat(looks).hasValue(0);

            assertThat(suggestions.current(null).suggestions()).isEmpty();
            assertThat(suggestions.current(null).suggestions()).isEmpty();

            assertThat(looks).hasValue(1);
        }
    }

    @Test
    void aFailureIsToldAndTheNextWhoAsksHasItTriedAgain() {
        Supplier<List<Suggestion>> failsOnce = () -> {
            if (looks.get() == 1) {
                throw new IllegalStateException("away");
            }
            return List.of();
        };
        try (Suggestions suggestions = suggestions(failsOnce, Duration.ofDays(1))) {
            assertThatThrownBy(() -> suggestions.current(null))
                    .isInstanceOfSatisfying(
                            Rejected.class, it -> assertThat(it.rejection()).isEqualTo(Rejection.STORE_UNAVAILABLE));

            assertThat(suggestions.current(null).suggestions()).isEmpty();
        }
    }

    @Test
    void onceStartedItLooksByItself() throws InterruptedException {
        CountDownLatch looked = new CountDownLatch(1);
        Supplier<List<Suggestion>> finding = () -> {
            looked.countDown();
            return List.of();
        };
        try (Suggestions suggestions = suggestions(finding, Duration.ofMillis(1))) {
            suggestions.start();

            assertThat(looked.await(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    private Suggestions suggestions(Supplier<List<Suggestion>> finding, Duration pause) {
        Supplier<List<Suggestion>> counted = () -> {
            looks.incrementAndGet();
            return finding.get();
        };
        return new Suggestions(counted, processors, "profile", pause);
    }
}
