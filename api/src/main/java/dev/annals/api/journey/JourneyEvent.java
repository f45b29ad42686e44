package dev.annals.api.journey;

import dev.annals.api.Event;
import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import java.util.Map;

/** What is decided about journeys, all in one stream. Nothing in it is about a person. */
public sealed interface JourneyEvent extends Event {

    /** The stream of all journeys. */
    FragmentId stream();

    /** The journey. */
    String journey();

    /**
     * A version was published. It never changes.
     *
     * @param stream the stream of all journeys
     * @param journey its key
     * @param version from 1
     * @param hash SHA-256 of the text, in hexadecimal digits
     * @param text the definition
     * @param inFlight what becomes of runs of earlier versions
     * @param stepMap where migrated runs stand now, by where they stood
     * @param touched how many runs were under way then
     */
    @Wire(name = "journey.published")
    record JourneyPublished(
            FragmentId stream,
            String journey,
            int version,
            String hash,
            String text,
            InFlight inFlight,
            Map<String, Object> stepMap,
            long touched)
            implements JourneyEvent {}

    /**
     * Nobody enters and nothing is sent any more, until it is resumed. Waits go on.
     *
     * @param stream the stream of all journeys
     * @param journey its key
     * @param touched how many runs were under way then
     */
    @Wire(name = "journey.paused")
    record JourneyPaused(FragmentId stream, String journey, long touched) implements JourneyEvent {}

    /**
     * It goes on.
     *
     * @param stream the stream of all journeys
     * @param journey its key
     * @param touched how many runs were under way then
     */
    @Wire(name = "journey.resumed")
    record JourneyResumed(FragmentId stream, String journey, long touched) implements JourneyEvent {}

    /**
     * Nobody enters it any more.
     *
     * @param stream the stream of all journeys
     * @param journey its key
     * @param inFlight what becomes of its runs: {@link InFlight#DRAIN} or {@link InFlight#STOP}
     * @param touched how many runs were under way then
     */
    @Wire(name = "journey.retired")
    record JourneyRetired(FragmentId stream, String journey, InFlight inFlight, long touched) implements JourneyEvent {}
}
