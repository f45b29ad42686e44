package dev.annals.benchmarks.raw;

import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.InteractionType;
import dev.annals.benchmarks.load.Interactions;
import dev.annals.benchmarks.load.Naming;
import dev.annals.command.interaction.Recorder;
import dev.annals.command.interaction.Submission;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Requests of 50 interactions from several threads at once, each as intake would hand it to the recorder. */
final class Recordings {

    private static final int REQUEST = 50;
    private static final int THREADS = 16;
    private static final int PREPARED = 20_000;
    private static final int LONGEST = 1_000;
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final Recorder recorder;
    private final Clock clock;
    private final List<Content> contents = new ArrayList<>();

    Recordings(Recorder recorder, int people, Clock clock) {
        this.recorder = recorder;
        this.clock = clock;
        Interactions interactions = new Interactions(people, 11, Naming.AS_SENT, clock);
        ByteBuffer text = ByteBuffer.allocate(LONGEST);
        for (int i = 0; i < PREPARED; i++) {
            interactions.append(text.clear());
            contents.add(content(new String(text.array(), 0, text.position(), StandardCharsets.UTF_8)));
        }
    }

    /** Records so many, durably, and tells how many that were a second. */
    double record(int interactions) throws InterruptedException, ExecutionException {
        AtomicInteger left = new AtomicInteger(interactions);
        List<Future<?>> clients = new ArrayList<>();
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                SplittableRandom random = new SplittableRandom();
                clients.add(threads.submit(() -> {
                    while (left.getAndAdd(-REQUEST) > 0) {
                        recorder.submit(request(random)).join();
                    }
                }));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }
        return interactions / ((System.nanoTime() - begun) / 1e9);
    }

    private List<Submission> request(SplittableRandom random) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Submission> request = new ArrayList<>(REQUEST);
        for (int i = 0; i < REQUEST; i++) {
            Content content = contents.get(random.nextInt(contents.size()));
            request.add(new Submission.Acceptable(new Interaction(
                    "benchmark",
                    InteractionType.TRACK,
                    "Product Viewed",
                    now,
                    now,
                    false,
                    new Content(
                            new UUID(random.nextLong(), random.nextLong()).toString(),
                            content.identifiers(),
                            null,
                            content.traits(),
                            content.properties(),
                            content.context()))));
        }
        return request;
    }

    private static Content content(String json) {
        Map<String, @Nullable Object> sent = JsonMapper.shared().readValue(json, OBJECT);
        List<Identifier> identifiers = new ArrayList<>();
        identifiers.add(new Identifier(Namespace.USER_ID, String.valueOf(sent.get("userId"))));
        if (sent.get("anonymousId") instanceof String device) {
            identifiers.add(new Identifier(Namespace.ANONYMOUS_ID, device));
        }
        return new Content(
                "", identifiers, null, Map.of(), object(sent.get("properties")), object(sent.get("context")));
    }

    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        return JsonMapper.shared().convertValue(value, OBJECT);
    }
}
