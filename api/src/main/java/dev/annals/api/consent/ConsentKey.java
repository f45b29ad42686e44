package dev.annals.api.consent;

import java.util.Comparator;

/**
 * What a decision is about: a purpose, by a channel, of a controller.
 *
 * @param purpose the purpose's key, or {@link #ANY} where all use is refused
 * @param channel the channel's name, or {@link #ANY} for all channels of the purpose
 * @param controller the key of the controller, or brand, to whom it was said
 */
public record ConsentKey(String purpose, String channel, String controller) implements Comparable<ConsentKey> {

    /** Stands for every channel; as purpose, in a restriction, for every purpose. */
    public static final String ANY = "any";

    private static final Comparator<ConsentKey> ORDER = Comparator.comparing(ConsentKey::purpose)
            .thenComparing(ConsentKey::channel)
            .thenComparing(ConsentKey::controller);

    /** The same for another channel. */
    public ConsentKey by(String otherChannel) {
        return new ConsentKey(purpose, otherChannel, controller);
    }

    @Override
    public int compareTo(ConsentKey other) {
        return ORDER.compare(this, other);
    }
}
