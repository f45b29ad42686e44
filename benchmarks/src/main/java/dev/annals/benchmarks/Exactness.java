package dev.annals.benchmarks;

import dev.annals.benchmarks.product.Rest;
import dev.annals.benchmarks.report.Figure;
import dev.annals.benchmarks.report.Goal;
import dev.annals.benchmarks.report.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Whether nothing is lost or doubled where many clients write about the same people at the same instant. */
final class Exactness {

    private static final int CLIENTS = 8;
    private static final int INCREMENTS = 200;
    private static final int PAIRS = 20;

    private final Session session;
    private final Rest source;
    private final Rest admin;
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    Exactness(Session session) {
        this.session = session;
        this.source = Rest.source(session.product().url(), session.writeKey());
        this.admin = session.rest();
    }

    void measure() throws Exception {
        session.report()
                .add(new Figure(
                        "200 increments by 8 clients at once: counted",
                        "",
                        new Goal.Exactly(INCREMENTS),
                        Sample.of(increments())));
        session.report()
                .add(new Figure(
                        "20 pairs of devices identifying at the same instant: one profile each",
                        "",
                        new Goal.Exactly(PAIRS),
                        Sample.of(pairs())));
    }

    private double increments() throws Exception {
        String user = "counted-" + run;
        List<Callable<Long>> clients = IntStream.range(0, CLIENTS)
                .<Callable<Long>>mapToObj(client -> () -> {
                    long position = -1;
                    for (int i = 0; i < INCREMENTS / CLIENTS; i++) {
                        position = send("/v1/track", """
                                {"messageId":"%s","userId":"%s","event":"Counted"}""".formatted(UUID.randomUUID(), user));
                    }
                    return position;
                })
                .toList();
        JsonNode profile = admin.read("/api/v1/profiles/user_id:" + user + "?atLeast=" + atOnce(clients));
        return profile.path("counts").path("byName").path("Counted").asLong();
    }

    private double pairs() throws Exception {
        int one = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            List<String> devices = List.of(run + "-" + pair + "-a", run + "-" + pair + "-b");
            String mail = "pair-" + run + "-" + pair + "@example.com";
            CyclicBarrier start = new CyclicBarrier(devices.size());
            List<Callable<Long>> clients = devices.stream()
                    .<Callable<Long>>map(device -> () -> {
                        start.await();
                        return send("/v1/identify", """
                                {"messageId":"%s","anonymousId":"%s","traits":{"email":"%s"}}""".formatted(UUID.randomUUID(), device, mail));
                    })
                    .toList();
            long position = atOnce(clients);
            List<String> profiles = new ArrayList<>();
            for (String identifier :
                    List.of("anonymous_id:" + devices.get(0), "anonymous_id:" + devices.get(1), "email:" + mail)) {
                profiles.add(admin.read("/api/v1/profiles/" + identifier + "?atLeast=" + position)
                        .path("profileId")
                        .asString());
            }
            one += profiles.stream().distinct().count() == 1 ? 1 : 0;
        }
        return one;
    }

    private long send(String path, String json) throws Exception {
        Rest.Answer answer = source.post(path, json);
        if (!answer.isGood()) {
            throw new IllegalStateException(path + " answered " + answer.status() + ": " + answer.body());
        }
        return answer.position();
    }

    /** Runs all clients in parallel and answers the highest position. */
    private static long atOnce(List<Callable<Long>> clients) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients.size())) {
            long position = -1;
            for (Future<Long> client : threads.invokeAll(clients)) {
                position = Math.max(position, client.get());
            }
            return position;
        }
    }
}
