package dev.annals.api.journey;

import dev.annals.api.identity.FragmentId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands about journeys. All answer a {@link ChangedJourney}. */
public sealed interface ChangeJourney {

    /** The stream of all journeys. */
    FragmentId stream();

    /** The journey. */
    String journey();

    /**
     * Publish a version. A text that is in force already changes nothing.
     *
     * @param text the definition
     * @param inFlight what becomes of runs that are under way
     * @param stepMap where migrated runs stand, by where they stood
     * @param expected the version that has to be in force; null for whichever is
     */
    record Publish(
            FragmentId stream,
            String journey,
            String text,
            InFlight inFlight,
            Map<String, String> stepMap,
            @Nullable Integer expected)
            implements ChangeJourney {}

    /** Nobody enters and nothing is sent any more, until it is resumed. */
    record Pause(FragmentId stream, String journey) implements ChangeJourney {}

    /** It goes on. */
    record Resume(FragmentId stream, String journey) implements ChangeJourney {}

    /**
     * Nobody enters it any more.
     *
     * @param inFlight what becomes of its runs: drained or stopped
     */
    record Retire(FragmentId stream, String journey, InFlight inFlight) implements ChangeJourney {}
}
