package dev.annals.architecture.planted.api.greeting;

import dev.annals.architecture.planted.api.Event;

/** An event that is no record. */
public final class GreetedClass implements Event {}
