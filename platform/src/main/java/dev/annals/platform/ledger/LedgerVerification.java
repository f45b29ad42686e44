package dev.annals.platform.ledger;

import dev.annals.platform.ledger.Checkpoints.Signed;
import dev.annals.platform.ledger.Verdict.Broken;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a ledger: that every row has its leaf and every leaf its row, and that the leaves have the root of every signed
 * checkpoint. Rows are hashed by as many threads as there are processors, while the next ones are being read.
 */
public final class LedgerVerification {

    private final Sections sections;
    private final NoteKey key;
    private final List<Signed> seen;
    private final LongConsumer progress;
    private final int threads;

    /**
     * A verification.
     *
     * @param sections what is verified
     * @param key the key by which it must be signed
     * @param seen checkpoints that witnesses were shown, which have to fit as well; smallest first
     * @param progress is told now and then up to which position everything is as it should be
     */
    public LedgerVerification(Sections sections, NoteKey key, List<Signed> seen, LongConsumer progress) {
        this.sections = new SeenSections(sections, seen);
        this.key = key;
        this.seen = seen;
        this.progress = progress;
        this.threads = Runtime.getRuntime().availableProcessors();
    }

    /** Verifies everything, or up to the first thing that is wrong. */
    public Verdict verify() {
        if (!sections.key().equals(key)) {
            return new Broken(0, 0, "It is the ledger of " + sections.key().text() + " and not of " + key.text());
        }
        Checkpoint newest;
        try {
            newest = sections.newest().map(note -> Checkpoint.open(note, key)).orElse(null);
        } catch (IllegalArgumentException forged) {
            return new Broken(0, 0, String.valueOf(forged.getMessage()));
        }
        Optional<Verdict> cut = seenBeyond(newest);
        if (cut.isPresent()) {
            return cut.get();
        }
        LedgerCheck check = new LedgerCheck(key, newest);
        ExecutorService pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("annals-verify-", 0).daemon().factory());
        try {
            return verify(check, pool).orElseGet(() -> check.end(sections.uncovered()));
        } catch (BrokenOffException broken) {
            return check.brokenOff(broken);
        } finally {
            pool.shutdownNow();
        }
    }

    private Optional<Verdict> verify(LedgerCheck check, ExecutorService pool) {
        Deque<Future<Comparison>> running = new ArrayDeque<>();
        BrokenOffException brokenOff = null;
        boolean isMore = true;
        while (isMore || !running.isEmpty()) {
            if (isMore && running.size() <= 2 * threads) {
                try {
                    Optional<Section> next = sections.next();
                    next.ifPresent(section -> running.add(pool.submit(() -> Comparison.of(section))));
                    isMore = next.isPresent();
                } catch (BrokenOffException e) {
                    brokenOff = e;
                    isMore = false;
                }
            } else {
                Comparison compared = result(running.remove());
                Optional<Verdict> broken = check.accept(compared);
                if (broken.isPresent()) {
                    return broken;
                }
                progress.accept(compared.section().lastPosition());
            }
        }
        if (brokenOff != null) {
            throw brokenOff;
        }
        return Optional.empty();
    }

    private Optional<Verdict> seenBeyond(@Nullable Checkpoint newest) {
        long size = newest == null ? 0 : newest.size();
        return seen.stream()
                .filter(signed -> signed.checkpoint().size() > size)
                .findFirst()
                .map(signed -> new Broken(
                        0,
                        Long.MAX_VALUE,
                        "The end of the log is missing: a witness was shown a checkpoint of "
                                + signed.checkpoint().size() + " events, the newest one here is of " + size));
    }

    private static Comparison result(Future<Comparison> comparison) {
        try {
            return comparison.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
