package dev.annals.architecture.planted.projections;

/** Sees a room that projections may not see. */
public record Trespasser(dev.annals.architecture.planted.query.Trespasser next) {}
