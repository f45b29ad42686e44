package dev.annals.app.demo;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Shows how far something long has come: a bar on a terminal, else a line at the end. Any thread may take steps.
 */
final class Progress implements AutoCloseable {

    private static final int WIDTH = 30;
    private static final long REDRAW_NANOS = 100_000_000L;

    private final PrintWriter err;
    private final boolean interactive;
    private final String what;
    private final long total;
    private final long begun = System.nanoTime();
    private final AtomicLong done = new AtomicLong();
    private final ReentrantLock drawing = new ReentrantLock();
    private long drawn;

    Progress(PrintWriter err, boolean interactive, String what, long total) {
        this.err = err;
        this.interactive = interactive;
        this.what = what;
        this.total = total;
        if (interactive) {
            draw();
        }
    }

    void step(long steps) {
        done.addAndGet(steps);
        if (interactive && drawing.tryLock()) {
            try {
                if (System.nanoTime() - drawn > REDRAW_NANOS) {
                    draw();
                }
            } finally {
                drawing.unlock();
            }
        }
    }

    double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    @Override
    public void close() {
        if (interactive) {
            draw();
            err.println();
        } else {
            err.println(line());
        }
        err.flush();
    }

    private void draw() {
        drawn = System.nanoTime();
        long filled = total == 0 ? WIDTH : Math.min(WIDTH, WIDTH * done.get() / total);
        String bar = "█".repeat((int) filled) + "░".repeat((int) (WIDTH - filled));
        err.print("\r" + bar + " " + line() + "\u001b[K");
        err.flush();
    }

    private String line() {
        double seconds = Math.max(seconds(), 0.001);
        return String.format(
                Locale.ROOT,
                "%-38s %,9d of %,9d  %,8.0f/s  %5.1f s",
                what,
                done.get(),
                total,
                done.get() / seconds,
                seconds);
    }
}
