package dev.annals.command.interaction;

import dev.annals.api.interaction.Receipt;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Makes submissions durable, many requests in one transaction. */
public interface Recorder {

    /**
     * Hands submissions over; their order is kept.
     *
     * @return a receipt for each, in order, once all of them are durable; fails with a
     *     {@link dev.annals.api.rejection.Rejected} of {@code STORE_UNAVAILABLE} when the store is away
     * @throws dev.annals.api.rejection.Rejected with {@code TOO_MANY_REQUESTS} when too much is waiting already;
     *     nothing of it was taken then
     */
    CompletableFuture<List<Receipt>> submit(List<Submission> submissions);
}
