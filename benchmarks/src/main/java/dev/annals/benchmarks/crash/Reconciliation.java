package dev.annals.benchmarks.crash;

import dev.annals.benchmarks.product.Rest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;

/**
 * Compares what the product tells with what the ledger holds: by the timelines of all people, as anybody could read
 * them, and by the number of rows in the log, which no timeline could hide.
 */
final class Reconciliation {

    private static final int SHOWN = 5;

    private final Rest rest;
    private final LongSupplier rows;
    private final Ledger ledger;

    /**
     * Compares nothing yet.
     *
     * @param rest as an admin
     * @param rows how many interactions the log holds
     */
    Reconciliation(Rest rest, LongSupplier rows, Ledger ledger) {
        this.rest = rest;
        this.rows = rows;
        this.ledger = ledger;
    }

    /**
     * What is wrong; nothing when all is well.
     *
     * @param identifiers everyone that anything was sent about
     * @param position the position that reads have to have reached
     */
    List<String> differences(List<String> identifiers, long position) throws IOException, InterruptedException {
        Map<String, Integer> stored = stored(identifiers, position);
        Set<String> acked = ledger.all(Ledger.Turn.ACKED);
        List<String> wrong = new ArrayList<>();
        complain(
                wrong,
                "acknowledged but not stored",
                acked.stream().filter(id -> !stored.containsKey(id)).toList());
        complain(
                wrong,
                "stored more than once",
                stored.keySet().stream()
                        .filter(id -> stored.getOrDefault(id, 0) > 1)
                        .toList());
        complain(
                wrong,
                "rejected but stored",
                ledger.all(Ledger.Turn.REJECTED).stream()
                        .filter(stored::containsKey)
                        .toList());
        complain(
                wrong,
                "stored but never acknowledged",
                stored.keySet().stream().filter(id -> !acked.contains(id)).toList());
        complain(wrong, "still unknown", List.copyOf(ledger.all(Ledger.Turn.UNKNOWN)));
        long held = rows.getAsLong();
        if (held != acked.size()) {
            wrong.add("The log holds " + held + " interactions, acknowledged were " + acked.size());
        }
        return wrong;
    }

    private static void complain(List<String> wrong, String what, List<String> messageIds) {
        if (!messageIds.isEmpty()) {
            wrong.add(messageIds.size() + " " + what + ": "
                    + messageIds.stream().limit(SHOWN).toList());
        }
    }

    private Map<String, Integer> stored(List<String> identifiers, long position)
            throws IOException, InterruptedException {
        Set<String> profiles = new TreeSet<>();
        for (String identifier : identifiers) {
            Rest.Answer answer = rest.get("/api/v1/profiles/" + identifier + atLeast("?", position));
            if (answer.isGood()) {
                profiles.add(answer.body().path("profileId").asString());
            } else if (answer.status() != 404) {
                throw new IOException("A profile was answered by " + answer.status() + ": " + answer.body());
            }
        }
        Map<String, Integer> stored = new HashMap<>();
        for (String profile : profiles) {
            String next = "";
            do {
                JsonNode page = rest.read("/api/v1/profiles/" + profile + "/timeline?limit=1000"
                        + atLeast("&", position)
                        + (next.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8)));
                page.path("items")
                        .forEach(item -> stored.merge(item.path("messageId").asString(), 1, Integer::sum));
                next = page.path("next").asString("");
            } while (!next.isEmpty());
        }
        return stored;
    }

    private static String atLeast(String separator, long position) {
        return position < 0 ? "" : separator + "atLeast=" + position;
    }
}
