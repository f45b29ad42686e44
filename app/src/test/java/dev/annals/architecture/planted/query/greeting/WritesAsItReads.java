package dev.annals.architecture.planted.query.greeting;

import dev.annals.architecture.planted.projections.greeting.GreetingProjection;

/** Reaches past the documents to what writes them. */
public record WritesAsItReads(GreetingProjection projection) {}
