package dev.annals.benchmarks.load;

import java.nio.ByteBuffer;

/** What a load is made of: one complete HTTP request after another. */
@FunctionalInterface
public interface Requests {

    /**
     * Writes the next request into an empty buffer.
     *
     * @return how many interactions it carries
     */
    int next(ByteBuffer into);
}
