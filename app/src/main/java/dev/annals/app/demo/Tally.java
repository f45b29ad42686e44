package dev.annals.app.demo;

import dev.annals.app.demo.story.Source;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Counts what became of the interactions that were sent, by source and status, as intake answered item by item. */
final class Tally {

    static final String STORED = "stored";
    static final String DUPLICATE = "duplicate";

    private final Map<Source, Map<String, Integer>> counts = new EnumMap<>(Source.class);
    private long position;

    synchronized void add(Source source, Answer answer) {
        Map<String, Integer> ofSource = counts.computeIfAbsent(source, none -> new TreeMap<>());
        for (JsonNode item : answer.body().path("items")) {
            ofSource.merge(item.path("status").asString("unknown"), 1, Integer::sum);
        }
        position = Math.max(position, answer.position().orElse(0));
    }

    /** How many of a source's interactions had a status. */
    synchronized int of(Source source, String status) {
        return counts.getOrDefault(source, Map.of()).getOrDefault(status, 0);
    }

    /** How many interactions had a status. */
    synchronized int of(String status) {
        return counts.values().stream()
                .mapToInt(ofSource -> ofSource.getOrDefault(status, 0))
                .sum();
    }

    /** How many interactions are in the log because of what was sent, now or before. */
    int kept(Source source) {
        return of(source, STORED) + of(source, DUPLICATE);
    }

    /** The log position from which on everything that was sent can be read. */
    synchronized long position() {
        return position;
    }
}
