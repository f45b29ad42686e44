package dev.annals.architecture.planted.app;

/** Sees a room that app may not see. */
public record Trespasser(dev.annals.architecture.planted.testkit.Trespasser next) {}
