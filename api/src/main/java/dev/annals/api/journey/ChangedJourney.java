package dev.annals.api.journey;

import java.util.Map;

/**
 * What became of a command about a journey.
 *
 * @param journey its key
 * @param version the version in force
 * @param changed whether anything changed
 * @param touched how many runs were under way then, by their version
 */
public record ChangedJourney(String journey, int version, boolean changed, Map<Integer, Long> touched) {}
