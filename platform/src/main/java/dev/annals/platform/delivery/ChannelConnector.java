package dev.annals.platform.delivery;

import java.util.Optional;

/** Port: hands messages to one provider. Used by many threads. */
public interface ChannelConnector extends AutoCloseable {

    /**
     * Hands a message over, once; whoever calls tries again. The delivery's id goes along wherever the provider can know
     * a message again by it.
     */
    ProviderAnswer send(Outgoing message) throws InterruptedException;

    /** Looks whether the provider can be reached with these settings, without sending anything; answers what is wrong. */
    Optional<String> check() throws InterruptedException;

    @Override
    default void close() {}
}
