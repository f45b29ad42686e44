package dev.annals.platform.events;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what has to be on record before something else may happen. */
public final class OnRecord {

    private static final long PATIENCE_SECONDS = 5;

    private OnRecord() {}

    /**
     * What was answered once it is durable.
     *
     * @param recording answers when it is
     * @param otherwise what is not done without it, as a sentence
     * @throws Rejected as the command side did, or with {@code STORE_UNAVAILABLE} when it is not on record within five
     *     seconds
     */
    public static <R> R await(CompletableFuture<R> recording, String otherwise) {
        try {
            return recording.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Rejected rejected ? rejected : missing(otherwise);
        } catch (TimeoutException late) {
            throw missing(otherwise);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw missing(otherwise);
        }
    }

    private static Rejected missing(String otherwise) {
        return new Rejected(Rejection.STORE_UNAVAILABLE, otherwise);
    }
}
