package dev.annals.platform.security;

import java.util.Optional;

/** Tells the source behind a write key, for the endpoints that only receive. */
public interface WriteKeys {

    /**
     * The name of the source that a write key was made for. Answered from a cache of a few seconds, so cheap enough for
     * every request.
     *
     * @param writeKey what the client sent, of any length
     * @return the source's name, or empty for a key that is unknown or revoked
     */
    Optional<String> source(String writeKey);
}
