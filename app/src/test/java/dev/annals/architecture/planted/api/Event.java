package dev.annals.architecture.planted.api;

/** The mark of this planted house's events. */
public interface Event {}
