package dev.annals.architecture.planted.sagas.greeting;

import java.net.http.HttpClient;

/** Talks to the outside world during a replay. */
public record CallsOut(HttpClient client) {}
