package dev.annals.command.interaction;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes ids for interactions that came without one: UUIDs of version 7 (RFC 9562), in the order of receipt. */
final class MessageIds {

    private final RandomGenerator random;

    MessageIds(RandomGenerator random) {
        this.random = random;
    }

    String next(Instant receivedAt) {
        long high = (receivedAt.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0x0fffL);
        long low = 0x8000_0000_0000_0000L | (random.nextLong() & 0x3fff_ffff_ffff_ffffL);
        return new UUID(high, low).toString();
    }
}
