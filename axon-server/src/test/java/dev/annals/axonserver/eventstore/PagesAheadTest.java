package dev.annals.axonserver.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesAheadTest {

    private static final int SIZE = 10;

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicInteger fetched = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 11, 20, 995, 1_000})
    void givesEverythingOnceAndInOrder(int count) {
        List<String> taken = new ArrayList<>();

        pages(count, -1).forEachRemaining(taken::addAll);

        assertThat(taken)
                .isEqualTo(IntStream.range(0, count)
                        .mapToObj(each -> "no. " + each)
                        .toList());
    }

    @Test
    void leavesOtherThreadsAloneWhereTheFirstPageIsTheLast() {
        pages(SIZE - 1, -1).forEachRemaining(page -> {});

        assertThat(threads).containsExactly(Thread.currentThread());
        assertThat(fetched).hasValue(1);
    }

    @Test
    void isNeverMoreThanTwoPagesAhead() {
        PagesAhead<Integer, String> pages = pages(1_000, -1);
        for (int taken = 1; taken <= 5; taken++) {
            pages.next();
            assertThat(fetched.get()).isLessThanOrEqualTo(taken + 2);
        }
    }

    @Test
    void tellsWhatFailedWhereItFailed() {
        PagesAhead<Integer, String> pages = pages(1_000, 35);

        for (int page = 0; page < 3; page++) {
            assertThat(pages.next()).hasSize(SIZE);
        }

        assertThatThrownBy(pages::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no. 35 is damaged");
    }

    private PagesAhead<Integer, String> pages(int count, int damaged) {
        return new PagesAhead<>(
                SIZE, fetch(0, count), page -> fetch(page.getLast() + 1, count), page -> open(page, damaged));
    }

    private List<Integer> fetch(int from, int count) {
        threads.add(Thread.currentThread());
        fetched.incrementAndGet();
        return IntStream.range(from, Math.min(count, from + SIZE)).boxed().toList();
    }

    private List<String> open(List<Integer> page, int damaged) {
        threads.add(Thread.currentThread());
        if (page.contains(damaged)) {
            throw new IllegalStateException("no. " + damaged + " is damaged");
        }
        return page.stream().map(each -> "no. " + each).toList();
    }
}
