package dev.annals.platform.delivery;

import java.util.List;

/** Port: tells another system what becomes of messages. Used by one thread. */
public interface OutcomeFeed extends AutoCloseable {

    /**
     * Tells it, in this order for each person; whoever calls tells all of it once more unless it was accepted.
     *
     * @return accepted once all of it is durable there
     */
    ProviderAnswer tell(List<ToldOutcome> outcomes) throws InterruptedException;

    @Override
    void close();
}
