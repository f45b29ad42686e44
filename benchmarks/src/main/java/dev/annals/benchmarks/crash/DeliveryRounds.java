package dev.annals.benchmarks.crash;

import com.sun.net.httpserver.HttpExchange;
import dev.annals.benchmarks.product.Launcher;
import dev.annals.benchmarks.product.Rest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Kills the product while it sends messages: before a provider hears of them, while it listens, after it took them, and after
 * that was recorded. The provider knows a message again by its id, and has to take each exactly once, whatever was cut short.
 * To be run with {@link CallbackRounds#PROPERTIES}.
 */
public final class DeliveryRounds extends CalledRounds {

    private static final int MESSAGES = 24;
    private static final int AT = 5;
    private static final Duration SENT_WITHIN = Duration.ofSeconds(60);
    private static final Duration REACHED_WITHIN = Duration.ofSeconds(20);
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

    /** At which point of a send the product is killed. */
    private enum Point {
        BEFORE,
        DURING,
        AFTER_IT_WAS_TAKEN,
        AFTER_THAT_WAS_RECORDED
    }

    private final Map<String, AtomicInteger> heard = new ConcurrentHashMap<>();
    private final Set<String> wanted = new HashSet<>();
    private volatile Moment moment = new Moment(Point.BEFORE);

    /** What the provider waits for in a round, and what is waited for of it. */
    private static final class Moment {

        private final Point point;
        private final AtomicInteger calls = new AtomicInteger();
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch killed = new CountDownLatch(1);

        Moment(Point point) {
            this.point = point;
        }
    }

    /**
     * @param launcher how the product is run
     * @param folder an empty folder for data
     * @param out is told one line a round
     */
    public DeliveryRounds(Rounds.Plan plan, Launcher launcher, Path folder, PrintStream out) {
        super(plan, launcher, folder, out, Executors.newVirtualThreadPerTaskExecutor());
    }

    @Override
    String what() {
        return MESSAGES + " messages";
    }

    @Override
    void prepare(Victim victim) throws IOException, InterruptedException {
        Rest admin = admin(victim);
        good(admin.put("/api/v1/channels/hook", """
                {"kind":"webhook","settings":{"url":"%s","secret":"%s"}}""".formatted(url("/hook"), SECRET)));
        Rest shop = Rest.source(victim.product().url(), victim.writeKey());
        good(shop.post(
                "/v1/identify",
                "{\"messageId\":\"ana\",\"userId\":\"ana\",\"traits\":{\"email\":\"ana@example.org\"}}"));
    }

    @Override
    List<String> round(Victim victim, int round) throws IOException, InterruptedException {
        Moment now = new Moment(Point.values()[(round - 1) % Point.values().length]);
        moment = now;
        List<String> ids = new ArrayList<>();
        Rest admin = admin(victim);
        for (int number = 0; number < MESSAGES; number++) {
            ids.add("round-" + round + "-" + number);
        }
        Set<String> asked = ask(admin, ids);
        if (now.point == Point.BEFORE) {
            now.reached.countDown();
        }
        Map<String, Integer> over = new HashMap<>();
        if (now.point == Point.AFTER_THAT_WAS_RECORDED) {
            recorded(admin, asked).forEach(delivery -> over.put(delivery, times(delivery)));
            now.reached.countDown();
        }
        if (!now.reached.await(REACHED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            return List.of("The provider was not called within " + REACHED_WITHIN.toSeconds() + " s");
        }
        String struck = victim.struck();
        now.killed.countDown();
        Rest again = admin(victim);
        asked.addAll(ask(again, ids));
        List<String> wrong = unsent(again, asked);
        over.forEach((delivery, times) -> {
            if (times(delivery) != times) {
                wrong.add("A message was sent again although it is on record that the provider took it");
            }
        });
        wanted.addAll(asked);
        if (!heard.keySet().equals(wanted)) {
            wrong.add("The provider heard of " + heard.size() + " messages, and " + wanted.size() + " were asked for");
        }
        if (asked.size() != MESSAGES) {
            wrong.add(ids.size() + " messages became " + asked.size() + " deliveries");
        }
        out().printf("round %d, %s: %s; %d heard again so far%n", round, now.point, struck, again());
        return wrong;
    }

    /** Asks for all of them under ids of their own; the same again is the same message. */
    private static Set<String> ask(Rest admin, List<String> ids) throws IOException, InterruptedException {
        Set<String> asked = new HashSet<>();
        for (String id : ids) {
            Rest.Answer answer = admin.post("/api/v1/deliveries", """
                    {"id":"%s","profile":"email:ana@example.org","channel":"webhook","purpose":"service",
                     "transactional":true,"message":{"text":"Hello"}}""".formatted(id));
            good(answer);
            asked.add(answer.body().path("delivery").asString());
        }
        return asked;
    }

    /** Those of which it is on record that the provider took them, as soon as there are some. */
    private static Set<String> recorded(Rest admin, Set<String> asked) throws IOException, InterruptedException {
        Set<String> recorded = new HashSet<>();
        long patience = System.nanoTime() + REACHED_WITHIN.toNanos();
        while (recorded.isEmpty() && System.nanoTime() < patience) {
            for (String delivery : asked) {
                if (status(admin, delivery).equals("accepted")) {
                    recorded.add(delivery);
                }
            }
        }
        return recorded;
    }

    private int times(String delivery) {
        return heard.getOrDefault(delivery, new AtomicInteger()).get();
    }

    /** How many calls told of a message that the provider had heard of before. */
    private int again() {
        return heard.values().stream().mapToInt(calls -> calls.get() - 1).sum();
    }

    private static List<String> unsent(Rest admin, Set<String> asked) throws IOException, InterruptedException {
        long patience = System.nanoTime() + SENT_WITHIN.toNanos();
        Set<String> left = new HashSet<>(asked);
        while (!left.isEmpty() && System.nanoTime() < patience) {
            for (String delivery : Set.copyOf(left)) {
                if (status(admin, delivery).equals("accepted")) {
                    left.remove(delivery);
                }
            }
            Thread.sleep(50);
        }
        List<String> wrong = new ArrayList<>();
        for (String delivery : left) {
            wrong.add("A message is still '" + status(admin, delivery) + "' after " + SENT_WITHIN.toSeconds() + " s");
        }
        return wrong;
    }

    private static String status(Rest admin, String delivery) throws IOException, InterruptedException {
        return admin.read("/api/v1/why/" + delivery).path("status").asString();
    }

    /** Takes a message the first time it is heard of; says the same when it is heard again. */
    @Override
    void called(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            Moment now = moment;
            boolean isIt = now.calls.incrementAndGet() == AT;
            if (isIt && now.point == Point.DURING) {
                now.reached.countDown();
                await(now.killed);
            }
            heard.computeIfAbsent(id, first -> new AtomicInteger()).incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            if (isIt && now.point == Point.AFTER_IT_WAS_TAKEN) {
                now.reached.countDown();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            var unused = latch.await(REACHED_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Rest admin(Victim victim) throws IOException {
        return Rest.holder(victim.product().url(), victim.product().folder().adminToken());
    }

    private static void good(Rest.@Nullable Answer answer) {
        if (answer == null || !answer.isGood()) {
            throw new IllegalStateException(
                    answer == null ? "No answer" : "Answered by " + answer.status() + ": " + answer.body());
        }
    }
}
