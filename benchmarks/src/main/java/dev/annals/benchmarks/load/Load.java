package dev.annals.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Keeps a server busy over keep-alive connections, all of them served by one thread so that the load itself takes
 * little of the machine. Started with the constructor; {@link #cut} takes stock, {@link #close} ends it after the
 * last answer.
 */
public final class Load implements AutoCloseable {

    private static final Duration LAST_ANSWERS_WITHIN = Duration.ofSeconds(30);
    private static final long LONGEST_MICROS = 120_000_000;
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long NAP = TimeUnit.MICROSECONDS.toNanos(50);

    private final InetSocketAddress target;
    private final Requests requests;
    private final Pace pace;
    private final Selector selector;
    private final SingleWriterRecorder recorder = new SingleWriterRecorder(LONGEST_MICROS, 3);
    private final ArrayDeque<Line> idle = new ArrayDeque<>();
    private final List<Line> lines = new ArrayList<>();
    private final Tally tally = new Tally();
    private final Thread thread;
    private volatile boolean open = true;
    private volatile boolean abandoned;
    private Tally.Sum last = Tally.Sum.NOTHING;
    private long lastCut = System.nanoTime();

    public Load(InetSocketAddress target, Requests requests, int connections, Pace pace) {
        this.target = target;
        this.requests = requests;
        this.pace = pace;
        try {
            this.selector = Selector.open();
            for (int i = 0; i < connections; i++) {
                Line line = Line.connect(target, selector);
                lines.add(line);
                idle.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No connection to " + target, e);
        }
        this.thread = Thread.ofPlatform().name("load").daemon().start(this::run);
    }

    /** What happened since the last cut, or since the beginning. Called by one thread only. */
    public Window cut() {
        long now = System.nanoTime();
        Tally.Sum sum = tally.sum();
        Window window = sum.since(last, Duration.ofNanos(now - lastCut), recorder.getIntervalHistogram());
        last = sum;
        lastCut = now;
        return window;
    }

    /** Lets it run for a while and tells what happened meanwhile. */
    public Window during(Duration length) throws InterruptedException {
        cut();
        Thread.sleep(length);
        return cut();
    }

    /** The highest position any answer has named; -1 before the first. */
    public long position() {
        return tally.position();
    }

    @Override
    public void close() {
        stop();
    }

    /** Sends nothing new, waits for what is under way, closes the connections. */
    public void stop() {
        open = false;
        selector.wakeup();
        try {
            if (!thread.join(LAST_ANSWERS_WITHIN)) {
                abandoned = true;
                selector.wakeup();
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long begun = System.nanoTime();
        long sent = 0;
        try (selector) {
            while ((open || idle.size() < lines.size()) && !abandoned) {
                long sinceBegun = System.nanoTime() - begun;
                while (open && !idle.isEmpty() && pace.due(sent) <= sinceBegun) {
                    send(idle.remove(), pace.isClosedLoop() ? System.nanoTime() : begun + pace.due(sent));
                    sent++;
                }
                boolean nothingIsDue = idle.isEmpty() || !open || pace.isClosedLoop();
                await(nothingIsDue ? LONGEST_WAIT : pace.due(sent) - (System.nanoTime() - begun));
            }
            for (Line line : lines) {
                line.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A selector waits for whole milliseconds; what is left of one is slept through in short naps. */
    private void await(long nanos) throws IOException {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        if (millis > 0) {
            selector.select(this::proceed, millis);
        } else {
            LockSupport.parkNanos(Math.min(nanos, NAP));
            selector.selectNow(this::proceed);
        }
    }

    private void send(Line line, long due) {
        try {
            line.send(requests, due);
        } catch (IOException e) {
            tally.broken();
            replace(line);
        }
    }

    private void proceed(SelectionKey key) {
        Line line = (Line) key.attachment();
        try {
            if (line.proceed()) {
                count(line);
                if (line.isSpent()) {
                    replace(line);
                } else {
                    idle.add(line);
                }
            }
        } catch (IOException e) {
            tally.broken();
            replace(line);
        }
    }

    private void count(Line line) {
        if (line.wasGood()) {
            long micros = (System.nanoTime() - line.due()) / 1_000;
            recorder.recordValue(Math.clamp(micros, 0, LONGEST_MICROS));
            tally.answered(line.interactions(), line.position());
        } else {
            tally.refused(line.status());
        }
    }

    private void replace(Line spent) {
        spent.close();
        lines.remove(spent);
        idle.remove(spent);
        try {
            Line fresh = Line.connect(target, selector);
            lines.add(fresh);
            idle.add(fresh);
        } catch (IOException e) {
            if (lines.isEmpty()) {
                open = false;
            }
        }
    }
}
