package dev.annals.architecture.planted.sagas.greeting;

import dev.annals.architecture.planted.api.Event;

/** An event outside the api. */
public record ReminderSent() implements Event {}
