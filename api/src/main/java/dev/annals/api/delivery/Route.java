package dev.annals.api.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A way a message may go.
 *
 * @param channel the channel
 * @param template the key of the template for it, or {@code <key>@<version>}; null where the delivery brings its message
 */
public record Route(String channel, @Nullable String template) {}
