package dev.annals.platform.delivery;

import org.jspecify.annotations.Nullable;

/**
 * The connector that performs a channel.
 *
 * @param key its key
 * @param region where its provider keeps data; null where nobody said
 */
public record ConnectorChoice(String key, @Nullable String region) {}
