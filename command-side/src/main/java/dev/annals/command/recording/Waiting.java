package dev.annals.command.recording;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for group commit on behalf of a request. */
public final class Waiting {

    private static final int SECONDS = 10;

    private Waiting() {}

    /**
     * The answer, once durable.
     *
     * @throws Rejected as the decision did, or with {@code STORE_UNAVAILABLE} after 10 seconds: it may be stored yet,
     *     and sending it again is safe
     */
    public static <T> T forAnswer(CompletableFuture<T> answer) {
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new Rejected(Rejection.STORE_UNAVAILABLE, "The event store did not answer within " + SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Rejected(Rejection.STORE_UNAVAILABLE, "This process is stopping");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e.getCause());
        }
    }
}
