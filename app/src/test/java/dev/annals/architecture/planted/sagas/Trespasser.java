package dev.annals.architecture.planted.sagas;

/** Sees a room that sagas may not see. */
public record Trespasser(dev.annals.architecture.planted.projections.Trespasser next) {}
