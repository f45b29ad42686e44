package dev.annals.benchmarks.crash;

import com.sun.net.httpserver.HttpExchange;
import dev.annals.benchmarks.product.Launcher;
import dev.annals.benchmarks.product.Rest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills the product while it calls a controller back about requests, and looks whether the controller hears of every change
 * all the same, and of none before an earlier one. To be run with {@link #PROPERTIES}.
 */
public final class CallbackRounds extends CalledRounds {

    /** What the product needs to be told so that it calls back to this machine. */
    public static final List<String> PROPERTIES =
            List.of("-Dannals.channels.allow-http=true", "-Dannals.channels.allowed-networks=127.0.0.1/32");

    private static final int REQUESTS = 8;
    private static final int LATEST_STRIKE_MILLIS = 1_500;
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(60);

    private final Map<String, List<String>> told = new ConcurrentHashMap<>();
    private @Nullable Rest shop;

    /**
     * @param launcher how the product is run
     * @param folder an empty folder for data
     * @param out is told one line a round
     */
    public CallbackRounds(Rounds.Plan plan, Launcher launcher, Path folder, PrintStream out) {
        super(plan, launcher, folder, out, Runnable::run);
    }

    @Override
    String what() {
        return REQUESTS + " requests of a controller";
    }

    @Override
    void prepare(Victim victim) throws IOException, InterruptedException {
        shop = Rest.holder(victim.product().url(), victim.token("controller"));
    }

    @Override
    List<String> round(Victim victim, int round) throws IOException, InterruptedException {
        List<String> sent = new ArrayList<>();
        for (int request = 0; request < REQUESTS; request++) {
            sent.add(asked("nobody-" + round + "-" + request + "@example.org"));
        }
        Thread.sleep(random().nextInt(LATEST_STRIKE_MILLIS));
        String struck = victim.struck();
        out().printf("round %d: %s%n", round, struck);
        long patience = System.nanoTime() + TOLD_WITHIN.toNanos();
        List<String> wrong = new ArrayList<>();
        for (String request : sent) {
            while (!heard(request).contains("completed") && System.nanoTime() < patience) {
                Thread.sleep(50);
            }
            List<String> heard = heard(request);
            if (!heard.contains("completed")) {
                wrong.add("A controller was not told within " + TOLD_WITHIN.toSeconds() + " s how a request ended: "
                        + heard);
            } else if (!heard.getFirst().equals("in_progress")
                    || heard.lastIndexOf("in_progress") > heard.indexOf("completed")) {
                wrong.add("A controller was told of changes in another order: " + heard);
            }
        }
        return wrong;
    }

    private String asked(String mail) throws IOException, InterruptedException {
        String id = UUID.randomUUID().toString();
        Rest.Answer answer = Objects.requireNonNull(shop)
                .post("/v2/requests", """
                {"regulation":"gdpr","subject_request_id":"%s","subject_request_type":"erasure","submitted_time":"%s",
                 "subject_identities":[{"identity_type":"email","identity_value":"%s","identity_format":"raw"}],
                 "api_version":"2.0","status_callback_urls":["%s"]}""".formatted(id, Instant.now().minusSeconds(60), mail, url("/callbacks")));
        if (!answer.isGood()) {
            throw new IllegalStateException("A request was answered by " + answer.status() + ": " + answer.body());
        }
        return id;
    }

    private List<String> heard(String request) {
        return List.copyOf(told.getOrDefault(request, List.of()));
    }

    @Override
    void called(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body =
                    JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
            told.computeIfAbsent(body.path("subject_request_id").asString(""), first -> new CopyOnWriteArrayList<>())
                    .add(body.path("request_status").asString(""));
            exchange.sendResponseHeaders(202, -1);
        }
    }
}
