package dev.annals.benchmarks.crash;

import com.sun.net.httpserver.HttpExchange;
import dev.annals.benchmarks.product.Launcher;
import dev.annals.benchmarks.product.Rest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills the product while runs of a journey wait and send, and looks whether every message reaches its provider all the same,
 * each under one id, by which a provider sends it once. Some calls the provider takes without an answer. To be run with
 * {@link CallbackRounds#PROPERTIES}.
 */
public final class MessageRounds extends CalledRounds {

    private static final int PEOPLE = 40;
    private static final int BETWEEN_MILLIS = 40;
    private static final int LATEST_STRIKE_MILLIS = 5_000;
    private static final int UNANSWERED_OF = 6;
    private static final int WORK_MILLIS = 10;
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);
    private static final String JOURNEY = """
            {"key":"killed","consent":{"purpose":"service","transactional":true},
             "entry":{"on":{"event":"Struck"},"key":"number"},
             "steps":[
               {"first":{"webhook":{"text":"first {{ values.number }}"},"on":{"failed":"lost"}}},
               {"pause":{"wait":{"for":"PT2S"}}},
               {"second":{"webhook":{"text":"second {{ values.number }}"},"on":{"failed":"lost"},"then":"done"}},
               {"lost":{"exit":{"reason":"lost"}}},
               {"done":{"exit":{"reason":"done"}}}]}""";

    private final Map<String, Set<String>> ids = new ConcurrentHashMap<>();
    private @Nullable Rest source;
    private @Nullable Rest admin;

    /**
     * @param launcher how the product is run
     * @param folder an empty folder for data
     * @param out is told one line a round
     */
    public MessageRounds(Rounds.Plan plan, Launcher launcher, Path folder, PrintStream out) {
        super(plan, launcher, folder, out, Executors.newVirtualThreadPerTaskExecutor());
    }

    @Override
    String what() {
        return PEOPLE + " runs with two messages each";
    }

    @Override
    void prepare(Victim victim) throws IOException, InterruptedException {
        source = Rest.source(victim.product().url(), victim.writeKey());
        admin = Rest.holder(victim.product().url(), victim.product().folder().adminToken());
        good(admin().put("/api/v1/channels/provider", """
                {"kind":"webhook","settings":{"url":"%s","secret":"whsec_%s="}}""".formatted(url("/messages"), "A".repeat(43))));
        good(admin().post("/api/v1/journeys", JOURNEY));
    }

    @Override
    List<String> round(Victim victim, int round) throws IOException, InterruptedException {
        Thread shop = Thread.ofVirtual().start(() -> enter(round));
        Thread.sleep(random().nextInt(LATEST_STRIKE_MILLIS));
        String struck = victim.struck();
        shop.join();
        long begun = System.nanoTime();
        List<String> wrong = awaitEnd(round * PEOPLE);
        out().printf(
                        "round %d: %s, over after %d ms more%n",
                        round,
                        struck,
                        Duration.ofNanos(System.nanoTime() - begun).toMillis());
        for (int person = 0; person < PEOPLE; person++) {
            for (String message : List.of("first", "second")) {
                String text = message + " " + number(round, person);
                int times = ids.getOrDefault(text, Set.of()).size();
                if (times != 1) {
                    wrong.add("The message '" + text + "' came under " + times + " ids");
                }
            }
        }
        return wrong;
    }

    /** Has everybody enter; like a source's library it sends again what was not answered. */
    private void enter(int round) {
        try {
            for (int person = 0; person < PEOPLE; person++) {
                String body = """
                        {"messageId":"struck-%1$s","userId":"struck-%1$s","event":"Struck","properties":{"number":"%1$s"}}""".formatted(number(round, person));
                while (!isTaken(body)) {
                    Thread.sleep(BETWEEN_MILLIS);
                }
                Thread.sleep(BETWEEN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isTaken(String body) throws InterruptedException {
        try {
            return Objects.requireNonNull(source).post("/v1/track", body).isGood();
        } catch (IOException struck) {
            return false;
        }
    }

    private List<String> awaitEnd(int runs) throws IOException, InterruptedException {
        long patience = System.nanoTime() + SETTLED_WITHIN.toNanos();
        JsonNode stats = admin().read("/api/v1/journeys/killed/stats").at("/versions/0");
        while (stats.at("/exits/done").asInt(0) < runs && System.nanoTime() < patience) {
            Thread.sleep(100);
            stats = admin().read("/api/v1/journeys/killed/stats").at("/versions/0");
        }
        List<String> wrong = new ArrayList<>();
        if (stats.path("entered").asInt() != runs || stats.at("/exits/done").asInt(0) != runs) {
            wrong.add("Of " + runs + " runs that were to end there is: " + stats);
        }
        return wrong;
    }

    private static String number(int round, int person) {
        return round + "-" + person;
    }

    @Override
    void called(HttpExchange exchange) throws IOException {
        try (exchange) {
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            JsonNode body =
                    JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
            boolean isNew = ids.computeIfAbsent(
                            body.at("/data/text").asString(""), first -> ConcurrentHashMap.newKeySet())
                    .add(id);
            Thread.sleep(WORK_MILLIS);
            if (!isNew || Math.floorMod(id.hashCode(), UNANSWERED_OF) != 0) {
                exchange.sendResponseHeaders(200, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Rest admin() {
        return Objects.requireNonNull(admin);
    }

    private static void good(Rest.Answer answer) {
        if (!answer.isGood()) {
            throw new IllegalStateException("Answered by " + answer.status() + ": " + answer.body());
        }
    }
}
