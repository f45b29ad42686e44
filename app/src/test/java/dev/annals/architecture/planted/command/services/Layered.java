package dev.annals.architecture.planted.command.services;

/** Lives in a layer. */
public record Layered() {}
