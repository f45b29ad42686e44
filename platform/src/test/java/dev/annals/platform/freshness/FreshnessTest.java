package dev.annals.platform.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FreshnessTest {

    private static final Duration AGE = Duration.ofSeconds(1);

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger elsewhere = new AtomicInteger(1);
    private final CountDownLatch mayLookUp = new CountDownLatch(1);
    private final CountDownLatch hasLookedUp = new CountDownLatch(1);

    private void passes(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void nothingIsOlderThanStatedAlsoWhereNobodyHasAskedForLong() {
        LoadingCache<String, Integer> cache =
                Freshness.within(AGE).ticker(now::get).build(key -> elsewhere.get());
        assertThat(cache.get("a")).isEqualTo(1);
        elsewhere.set(2);

        passes(AGE);

        assertThat(cache.get("a")).isEqualTo(2);
    }

    @Test
    @Timeout(60)
    void whoeverAsksAllTheTimeIsAnsweredWhileItIsLookedUpAnew() throws InterruptedException {
        LoadingCache<String, Integer> cache = Freshness.within(AGE)
                .ticker(now::get)
                .build(key -> {
                    int found = elsewhere.get();
                    if (found > 1) {
                        mayLookUp.await();
                        hasLookedUp.countDown();
                    }
                    return found;
                });
        assertThat(cache.get("a")).isEqualTo(1);
        elsewhere.set(2);

        passes(AGE.dividedBy(2).plusNanos(1));

        assertThat(cache.get("a")).isEqualTo(1);
        mayLookUp.countDown();
        hasLookedUp.await();
        while (cache.get("a") == 1) {
            Thread.onSpinWait();
        }
        assertThat(cache.get("a")).isEqualTo(2);
    }
}
