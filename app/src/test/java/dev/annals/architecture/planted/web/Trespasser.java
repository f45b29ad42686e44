package dev.annals.architecture.planted.web;

/** Sees a room that web may not see. */
public record Trespasser(dev.annals.architecture.planted.api.Trespasser next) {}
