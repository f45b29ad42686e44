package dev.annals.benchmarks;

import dev.annals.benchmarks.load.Load;
import dev.annals.benchmarks.product.Projections;
import dev.annals.benchmarks.product.Rest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How far what is read lies behind what was acknowledged, in time: takes the newest position that a load was answered,
 * and measures how long all projections need to reach it.
 */
final class Lag {

    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    private final Projections projections;
    private final Load load;
    private final List<Double> millis = new ArrayList<>();
    private final Thread thread;
    private volatile boolean open = true;

    Lag(Rest rest, Load load) {
        this.projections = new Projections(rest);
        this.load = load;
        this.thread = Thread.ofPlatform().name("lag").daemon().start(this::run);
    }

    /** Measures no more, and answers every time measured, in milliseconds and in order. */
    List<Double> end() throws InterruptedException {
        open = false;
        thread.join();
        return List.copyOf(millis);
    }

    private void run() {
        try {
            while (open) {
                Thread.sleep(EVERY);
                millis.add(until(projections, load.position()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many milliseconds it takes from now until every projection has reached a position. */
    static double until(Projections projections, long position) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (projections.position() < position) {
            if (System.nanoTime() - begun > AT_MOST.toNanos()) {
                throw new IllegalStateException("The projections did not reach " + position + " in " + AT_MOST);
            }
            Thread.sleep(LOOK);
        }
        return (System.nanoTime() - begun) / 1e6;
    }
}
