package dev.annals.api;

/**
 * Something that happened and is kept for ever.
 *
 * <p>Events come in sealed families, one per feature; each family extends this interface, and {@link Events#families()}
 * lists them all. Every event is a record marked with {@link Wire}.
 */
public interface Event {}
