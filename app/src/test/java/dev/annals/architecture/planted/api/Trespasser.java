package dev.annals.architecture.planted.api;

/** Sees a room that api may not see. */
public record Trespasser(dev.annals.architecture.planted.platform.Trespasser next) {}
