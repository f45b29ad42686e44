package dev.annals.command.recording;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.events.CurrentCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes decisions durable, those of many callers in one transaction.
 *
 * <p>One thread takes everything that waits, up to a limit, decides it in order, appends the events in one unit of work
 * and answers. While it waits for the disk the next group gathers; and a second thread seals what these calls are going
 * to append. A transaction costs as much as some ten interactions, and where the disk is quick hardly anything gathers
 * meanwhile: so behind a group of several calls the next does not begin before a pause is over. A caller who is alone
 * never waits for that.
 */
public final class GroupCommit implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

    private final GroupAppender appender;
    private final Limits limits;
    private final SealingAhead sealing;
    private final LinkedBlockingQueue<Ticket<?>> waiting = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Ticket<?>> ready = new LinkedBlockingQueue<>();
    private final AtomicInteger waitingDecisions = new AtomicInteger();
    private final Thread sealer;
    private final Thread recorder;
    private volatile boolean open = true;

    /**
     * How much is taken.
     *
     * @param group the most decisions in one transaction; a single call may exceed it
     * @param waiting the most decisions that may wait; beyond it calls are refused
     * @param pause the shortest time from the beginning of a group of several calls to that of the next
     */
    public record Limits(int group, int waiting, Duration pause) {}

    public GroupCommit(GroupAppender appender, SealingAhead sealing, Limits limits) {
        this.appender = appender;
        this.sealing = sealing;
        this.limits = limits;
        this.sealer = Thread.ofPlatform().name("annals-sealing").start(this::seal);
        this.recorder = Thread.ofPlatform().name("annals-group-commit").start(this::record);
    }

    /**
     * Hands decisions over; they are made in their order, with nothing of another caller between them. What they append
     * carries the cause of the caller, see {@link CurrentCause}.
     *
     * @return their outcomes, in order, once durable
     * @throws Rejected when too much is waiting, or the process is stopping; nothing was taken then
     */
    public <R> CompletableFuture<List<Outcome<R>>> submit(List<? extends Decision<R>> decisions) {
        if (waitingDecisions.addAndGet(decisions.size()) > limits.waiting()) {
            waitingDecisions.addAndGet(-decisions.size());
            throw new Rejected(Rejection.TOO_MANY_REQUESTS, "More than " + limits.waiting() + " items are waiting");
        }
        Ticket<R> ticket = new Ticket<>(decisions, CurrentCause.get());
        waiting.add(ticket);
        if (!open && waiting.remove(ticket)) {
            waitingDecisions.addAndGet(-decisions.size());
            throw new Rejected(Rejection.STORE_UNAVAILABLE, "This process is stopping");
        }
        return ticket.outcomes();
    }

    /** How many decisions wait for their turn or for the disk. */
    public int waiting() {
        return waitingDecisions.get();
    }

    /** Takes nothing new, finishes what was taken. */
    @Override
    public void close() {
        open = false;
        try {
            if (!recorder.join(STOP_WITHIN)) {
                log.warn(
                        "Recording did not finish within {} s; callers were not told that it did",
                        STOP_WITHIN.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Seals call by call, in their order, until it is closed and nothing waits. */
    private void seal() {
        while (open || !waiting.isEmpty()) {
            List<Ticket<?>> calls = next(waiting);
            sealing.obtainKeys(calls);
            for (Ticket<?> ticket : calls) {
                sealing.seal(ticket);
                ready.add(ticket);
            }
        }
    }

    /** Records group by group until nothing can come any more. */
    private void record() {
        while (sealer.isAlive() || !ready.isEmpty()) {
            List<Ticket<?>> group = next(ready);
            long begun = System.nanoTime();
            if (!group.isEmpty()) {
                int decisions = group.stream().mapToInt(Ticket::size).sum();
                appender.append(group);
                waitingDecisions.addAndGet(-decisions);
            }
            if (group.size() > 1 && waitingDecisions.get() < limits.group()) {
                LockSupport.parkNanos(limits.pause().toNanos() - (System.nanoTime() - begun));
            }
        }
    }

    /** Takes as many calls as make one group, at least one where there is any; waits a little where there is none. */
    private List<Ticket<?>> next(BlockingQueue<Ticket<?>> queue) {
        List<Ticket<?>> group = new ArrayList<>();
        try {
            Ticket<?> next = queue.poll(50, TimeUnit.MILLISECONDS);
            int decisions = 0;
            while (next != null) {
                group.add(next);
                decisions += next.size();
                Ticket<?> after = queue.peek();
                next = after != null && decisions + after.size() <= limits.group() ? queue.poll() : null;
            }
        } catch (InterruptedException e) {
            open = false;
        }
        return group;
    }
}
