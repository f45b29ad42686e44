package dev.annals.benchmarks.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.annals.axonserver.postgres.EmbeddedPostgres;
import dev.annals.axonserver.postgres.PostgresServer;
import dev.annals.benchmarks.product.Launcher;
import dev.annals.benchmarks.product.Product;
import dev.annals.benchmarks.product.Rest;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two processes share the work on one database; the one that does most of it stands still in the middle of it (SIGSTOP) and goes on some
 * time later. People enter a journey meanwhile that sends, waits and sends again: each of their messages has to reach its provider under
 * one id, none more than once but those that were on their way, and the other process has to go on with the runs.
 */
public final class SharedWork implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(3);
    private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(45);
    private static final int PEOPLE = 60;
    private static final int MESSAGES = 2;
    private static final int BETWEEN_MILLIS = 40;
    private static final int AT_ONCE = 4;
    private static final int WORK_MILLIS = 100;
    private static final int UNAVAILABLE = 503;
    private static final String JOURNEY = """
            {"key":"shared","consent":{"purpose":"service","transactional":true},
             "entry":{"on":{"event":"Came"},"key":"number"},
             "steps":[
               {"first":{"webhook":{"text":"first {{ values.number }}"},"on":{"failed":"lost"}}},
               {"pause":{"wait":{"for":"PT1S"}}},
               {"second":{"webhook":{"text":"second {{ values.number }}"},"on":{"failed":"lost"},"then":"done"}},
               {"lost":{"exit":{"reason":"lost"}}},
               {"done":{"exit":{"reason":"done"}}}]}""";

    private final Launcher launcher;
    private final Path folder;
    private final Duration stopped;
    private final PrintStream out;
    private final Map<String, Map<String, AtomicInteger>> heard = new ConcurrentHashMap<>();
    private final HttpServer provider;
    private final EmbeddedPostgres server;

    /**
     * @param launcher how the product is run, with {@link CallbackRounds#PROPERTIES}
     * @param folder an empty folder for data
     * @param stopped for how long one process stands still
     * @param out is told what happened
     */
    public SharedWork(Launcher launcher, Path folder, Duration stopped, PrintStream out) {
        this.folder = folder;
        this.stopped = stopped;
        this.out = out;
        try {
            provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("No port is free for the provider", e);
        }
        provider.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        provider.createContext("/", this::take);
        provider.start();
        server = EmbeddedPostgres.start(folder.resolve("server"), step -> {});
        this.launcher = launcher.with(onDatabase(server.server(), folder.resolve("master.keyset")));
    }

    private static List<String> onDatabase(PostgresServer database, Path keyset) {
        return List.of(
                "-Dannals.postgres.url=" + database.jdbcUrl(),
                "-Dannals.postgres.user=" + database.user(),
                "-Dannals.postgres.password=" + database.password(),
                "-Dannals.processors.claim=2s",
                "-Dannals.master-keyset=" + keyset);
    }

    /** Does it, and tells everything that was found wrong; nothing when all is well. */
    public List<String> run() throws IOException, InterruptedException {
        try (Product first = Product.start(launcher, folder.resolve("first"), Product.freePort())) {
            first.awaitReady(READY_WITHIN);
            try (Product second = Product.start(launcher, folder.resolve("second"), Product.freePort())) {
                second.awaitReady(READY_WITHIN);
                return share(first, second);
            }
        }
    }

    private List<String> share(Product first, Product second) throws IOException, InterruptedException {
        String token = first.folder().adminToken();
        Rest admin = Rest.holder(second.url(), token);
        String key = admin.post("/api/v1/tokens", "{\"role\":\"source\",\"name\":\"shop\"}")
                .body()
                .path("token")
                .asString();
        good(admin.put(
                "/api/v1/channels/provider", """
                {"kind":"webhook","settings":{"url":"http://127.0.0.1:%d/","secret":"whsec_%s=","parallel":"%d"}}""".formatted(provider.getAddress().getPort(), "A".repeat(43), AT_ONCE)));
        good(admin.post("/api/v1/journeys", JOURNEY));
        Rest source = Rest.source(second.url(), key);
        for (int person = 0; person < PEOPLE / 2; person++) {
            enter(source, person);
        }
        signal(first, "STOP");
        long begun = System.nanoTime();
        for (int person = PEOPLE / 2; person < PEOPLE; person++) {
            enter(source, person);
        }
        Duration left = stopped.minusNanos(System.nanoTime() - begun);
        Thread.sleep(left.isPositive() ? left.toMillis() : 0);
        int meanwhile = done(admin);
        signal(first, "CONT");
        long goesOn = System.nanoTime();
        List<String> wrong = awaitEnd(admin);
        out.printf(
                "%d runs with %d messages each, one of two processes stopped for %d s: %d over when it went on, all %d ms later;"
                        + " %d messages came again%n",
                PEOPLE,
                MESSAGES,
                stopped.toSeconds(),
                meanwhile,
                Duration.ofNanos(System.nanoTime() - goesOn).toMillis(),
                again());
        wrong.addAll(messages());
        if (stopped.compareTo(TAKEN_OVER_WITHIN) > 0 && meanwhile < PEOPLE - AT_ONCE) {
            wrong.add("While one process stood still for " + stopped.toSeconds() + " s only " + meanwhile + " of "
                    + PEOPLE + " runs went on to their end");
        }
        return wrong;
    }

    /** Sends the same again as long as it is told to: whoever stands still may have had the turn to record. */
    private static void enter(Rest source, int person) throws IOException, InterruptedException {
        String came = """
                {"messageId":"came-%1$d","userId":"came-%1$d","event":"Came","properties":{"number":"%1$d"}}""".formatted(person);
        long patience = System.nanoTime() + SETTLED_WITHIN.toNanos();
        Rest.Answer answer = source.post("/v1/track", came);
        while (answer.status() == UNAVAILABLE && System.nanoTime() < patience) {
            Thread.sleep(BETWEEN_MILLIS);
            answer = source.post("/v1/track", came);
        }
        good(answer);
        Thread.sleep(BETWEEN_MILLIS);
    }

    private static int done(Rest admin) throws IOException, InterruptedException {
        return stats(admin).at("/exits/done").asInt(0);
    }

    private static JsonNode stats(Rest admin) throws IOException, InterruptedException {
        return admin.read("/api/v1/journeys/shared/stats").at("/versions/0");
    }

    private static List<String> awaitEnd(Rest admin) throws IOException, InterruptedException {
        long patience = System.nanoTime() + SETTLED_WITHIN.toNanos();
        while (done(admin) < PEOPLE && System.nanoTime() < patience) {
            Thread.sleep(100);
        }
        List<String> wrong = new ArrayList<>();
        JsonNode stats = stats(admin);
        if (stats.path("entered").asInt() != PEOPLE || stats.at("/exits/done").asInt(0) != PEOPLE) {
            wrong.add("Of " + PEOPLE + " runs that were to end there is: " + stats);
        }
        return wrong;
    }

    private List<String> messages() {
        List<String> wrong = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            for (String message : List.of("first ", "second ")) {
                int ids = heard.getOrDefault(message + person, Map.of()).size();
                if (ids != 1) {
                    wrong.add("The message '" + message + person + "' came under " + ids + " ids");
                }
            }
        }
        if (again() > AT_ONCE) {
            wrong.add(again() + " messages came again; at most " + AT_ONCE + " were on their way");
        }
        return wrong;
    }

    /** How often the provider heard of a message that it had heard of. */
    private int again() {
        return heard.values().stream()
                .flatMap(ids -> ids.values().stream())
                .mapToInt(times -> times.get() - 1)
                .sum();
    }

    private static void signal(Product product, String name) throws IOException, InterruptedException {
        int ended = new ProcessBuilder(
                        "kill", "-" + name, Long.toString(product.java().pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (ended != 0) {
            throw new IllegalStateException("A process could not be sent SIG" + name);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            JsonNode body =
                    JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
            heard.computeIfAbsent(body.at("/data/text").asString(""), first -> new ConcurrentHashMap<>())
                    .computeIfAbsent(id, first -> new AtomicInteger())
                    .incrementAndGet();
            Thread.sleep(WORK_MILLIS);
            exchange.sendResponseHeaders(200, -1);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void good(Rest.Answer answer) {
        if (!answer.isGood()) {
            throw new IllegalStateException("Answered by " + answer.status() + ": " + answer.body());
        }
    }

    @Override
    public void close() {
        provider.stop(0);
        server.close();
    }
}
