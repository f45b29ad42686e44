package dev.annals.architecture.planted.testkit;

/** Sees a room that testkit may not see. */
public record Trespasser(dev.annals.architecture.planted.axonserver.Trespasser next) {}
