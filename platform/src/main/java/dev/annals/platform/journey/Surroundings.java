package dev.annals.platform.journey;

import dev.annals.api.delivery.Channel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a definition may refer to. Null where it is not known, so that a file can be checked without an installation.
 *
 * @param purposes the keys of all purposes
 * @param segments the keys of all segments
 * @param journeys the keys of all journeys
 * @param channels the names of all channels
 * @param templates the published texts
 */
public record Surroundings(
        @Nullable Set<String> purposes,
        @Nullable Set<String> segments,
        @Nullable Set<String> journeys,
        Set<String> channels,
        @Nullable Templates templates) {

    /** Knows which texts are published. */
    public interface Templates {

        /** Whether there is what a reference means: a key, or {@code <key>@<version>}. */
        boolean has(String reference);

        /** The keys of all. */
        Set<String> keys();
    }

    /** Channels of Annals itself. */
    public static final Set<String> CHANNELS = Set.copyOf(Channel.all());

    /** Those of a file that is checked alone. */
    public static final Surroundings UNKNOWN = new Surroundings(null, null, null, CHANNELS, null);
}
