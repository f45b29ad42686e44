package dev.annals.architecture.planted.platform;

/** Sees a room that platform may not see. */
public record Trespasser(dev.annals.architecture.planted.command.Trespasser next) {}
