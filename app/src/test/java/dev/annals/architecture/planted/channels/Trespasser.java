package dev.annals.architecture.planted.channels;

/** Sees a room that channels may not see. */
public record Trespasser(dev.annals.architecture.planted.query.Trespasser next) {}
