package dev.annals.architecture.planted.channels.greeting;

import org.springframework.stereotype.Component;

/** Waits to be found. */
@Component
public class Scanned {}
