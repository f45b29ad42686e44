package dev.annals.architecture.planted.axonserver;

/** Sees a room that axonserver may not see. */
public record Trespasser(dev.annals.architecture.planted.projections.Trespasser next) {}
