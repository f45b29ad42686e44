package dev.annals.architecture.planted.query.astrology;

/** Lives under a feature that the language does not know. */
public record Stray() {}
