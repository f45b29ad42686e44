package dev.annals.platform.delivery;

import dev.annals.platform.residency.Destination;

/**
 * The connector that performs a channel.
 *
 * @param key its key
 * @param destination where its provider keeps data, and on what ground they may be taken there
 */
public record ConnectorChoice(String key, Destination destination) {}
