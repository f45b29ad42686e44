package dev.annals.query.audit.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts under several texts at once: how often each combination came up. */
final class Tally {

    private static final Comparator<List<String>> BY_TEXTS = (one, other) -> {
        int order = 0;
        for (int i = 0; i < one.size() && order == 0; i++) {
            order = one.get(i).compareTo(other.get(i));
        }
        return order;
    };

    private final Map<List<String>, Long> counts = new TreeMap<>(BY_TEXTS);

    void add(long times, String... texts) {
        counts.merge(List.of(texts), times, Long::sum);
    }

    /** The lines: the texts, then the count, in the order of the texts. */
    List<List<Object>> lines() {
        List<List<Object>> lines = new ArrayList<>(counts.size());
        counts.forEach((texts, count) -> {
            List<Object> line = new ArrayList<>(texts);
            line.add(count);
            lines.add(line);
        });
        return lines;
    }

    void clear() {
        counts.clear();
    }
}
