package dev.annals.architecture.planted.command;

/** Sees a room that command may not see. */
public record Trespasser(dev.annals.architecture.planted.sagas.Trespasser next) {}
