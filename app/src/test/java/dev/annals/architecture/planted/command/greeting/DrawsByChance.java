package dev.annals.architecture.planted.command.greeting;

import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes ids and choices that no replay can repeat. */
public class DrawsByChance {

    UUID id() {
        return UUID.randomUUID();
    }

    Supplier<UUID> reference() {
        return UUID::randomUUID;
    }

    Random chance() {
        return new Random();
    }
}
