package dev.annals.architecture.planted.query;

/** Sees a room that query may not see. */
public record Trespasser(dev.annals.architecture.planted.command.Trespasser next) {}
