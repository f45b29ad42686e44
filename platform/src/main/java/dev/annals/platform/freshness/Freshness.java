package dev.annals.platform.freshness;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * Begins caches of what others may change without telling. Nothing that such a cache answers is older than stated, also where
 * nobody has asked for long; and where somebody asks all the time nobody waits, because what is half as old is looked up anew
 * in the background.
 */
public final class Freshness {

    private Freshness() {}

    /** A cache that looks up again what is so old. */
    public static Caffeine<Object, Object> within(Duration age) {
        return Caffeine.newBuilder()
                .executor(Thread::startVirtualThread)
                .refreshAfterWrite(age.dividedBy(2))
                .expireAfterWrite(age);
    }
}
