package dev.annals.projections.segment;

import dev.annals.projections.identity.Register;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a source said last of a trait, in few bytes. */
final class Claim {

    private final String trait;
    private final String source;
    private final int value;
    private final int nano;
    private final long second;
    private final long high;
    private final long low;

    /** @param value as the dictionary codes it */
    Claim(String trait, String source, int value, Instant at, UUID event) {
        this.trait = trait;
        this.source = source;
        this.value = value;
        this.second = at.getEpochSecond();
        this.nano = at.getNano();
        this.high = event.getMostSignificantBits();
        this.low = event.getLeastSignificantBits();
    }

    String trait() {
        return trait;
    }

    String source() {
        return source;
    }

    int value() {
        return value;
    }

    Instant at() {
        return Instant.ofEpochSecond(second, nano);
    }

    UUID event() {
        return new UUID(high, low);
    }

    Register register(@Nullable Object said) {
        return new Register(said, at(), event(), source);
    }

    /** Whether it was made before another one, or is that one. */
    boolean isNoNewerThan(Claim other) {
        if (second != other.second || nano != other.nano) {
            return second < other.second || (second == other.second && nano < other.nano);
        }
        return event().compareTo(other.event()) <= 0;
    }
}
