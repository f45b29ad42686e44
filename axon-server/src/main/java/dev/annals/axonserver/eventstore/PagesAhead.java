package dev.annals.axonserver.eventstore;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Goes through pages, each of which begins where the one before ended, so that nobody waits for what could have been done
 * already: while a page is used, the next one is opened, and the one behind that is fetched. A page that is not full is the
 * last; where the first is, no other thread has anything to do with it.
 *
 * @param <R> what is fetched
 * @param <T> what that becomes when it is opened
 */
final class PagesAhead<R, T> implements Iterator<List<T>> {

    private static final Executor BESIDE =
            work -> Thread.ofPlatform().daemon().name("annals-log-ahead").start(work);

    private final int size;
    private final UnaryOperator<List<R>> behind;
    private final Function<List<R>, List<T>> open;
    private final List<R> first;
    private @Nullable Ahead<R, T> ahead;
    private boolean isEnded;

    /** A page that is made, with the one behind it. */
    private record Ahead<R, T>(
            CompletableFuture<List<R>> fetched, CompletableFuture<List<T>> opened, CompletableFuture<List<R>> behind) {}

    /**
     * @param size how many a full page has
     * @param first the first page
     * @param behind fetches the page behind one; another thread may call it
     * @param open opens a page; another thread may call it, while a page is opened by a third one
     */
    PagesAhead(int size, List<R> first, UnaryOperator<List<R>> behind, Function<List<R>, List<T>> open) {
        this.size = size;
        this.first = first;
        this.behind = behind;
        this.open = open;
    }

    @Override
    public boolean hasNext() {
        return !isEnded;
    }

    /** A page; it may be empty. */
    @Override
    public List<T> next() {
        if (isEnded) {
            throw new NoSuchElementException("The last page was taken");
        }
        Ahead<R, T> made = ahead;
        isEnded = (made == null ? first : result(made.fetched())).size() < size;
        if (!isEnded) {
            goOn(made == null ? CompletableFuture.supplyAsync(() -> behind.apply(first), BESIDE) : made.behind());
        }
        return made == null ? open.apply(first) : result(made.opened());
    }

    private void goOn(CompletableFuture<List<R>> fetched) {
        ahead = new Ahead<>(
                fetched, fetched.thenApplyAsync(open, BESIDE), fetched.thenApplyAsync(this::fetchBehind, BESIDE));
    }

    private List<R> fetchBehind(List<R> page) {
        return page.size() < size ? List.of() : behind.apply(page);
    }

    private static <V> V result(CompletableFuture<V> future) {
        try {
            return future.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
