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
 * @param templates the names of all templates
 */
public record Surroundings(
        @Nullable Set<String> purposes,
        @Nullable Set<String> segments,
        @Nullable Set<String> journeys,
        Set<String> channels,
        @Nullable Set<String> templates) {

    /** Channels of Annals itself. */
    public static final Set<String> CHANNELS = Set.copyOf(Channel.all());

    /** Those of a file that is checked alone. */
    public static final Surroundings UNKNOWN = new Surroundings(null, null, null, CHANNELS, null);
}
