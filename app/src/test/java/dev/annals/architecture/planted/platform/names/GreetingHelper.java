package dev.annals.architecture.planted.platform.names;

/** A name that says nothing. */
public record GreetingHelper() {}
