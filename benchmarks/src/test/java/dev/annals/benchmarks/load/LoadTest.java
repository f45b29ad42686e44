package dev.annals.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.benchmarks.TinyServer;
import dev.annals.benchmarks.TinyServer.Reply;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LoadTest {

    private static final int ENOUGH = 200;

    private final CountDownLatch enough = new CountDownLatch(ENOUGH);
    private final AtomicLong served = new AtomicLong();
    private final Interactions interactions = new Interactions(10, 1, Naming.AS_SENT, Clock.systemUTC());

    private Reply counted(Reply reply) {
        served.incrementAndGet();
        enough.countDown();
        return reply;
    }

    private Window load(TinyServer server, Requests requests, Pace pace) throws InterruptedException {
        Load load = new Load(server.address(), requests, 4, pace);
        assertThat(enough.await(20, TimeUnit.SECONDS)).isTrue();
        load.stop();
        return load.cut();
    }

    private Requests singles(TinyServer server) {
        return HttpRequests.source(server.address(), "key").singles(interactions);
    }

    @Test
    void everyAnswerIsCountedAndTimedOnce() throws InterruptedException {
        try (TinyServer server = new TinyServer(exchange -> counted(Reply.ok("{\"success\":true}")))) {
            Window window = load(server, singles(server), Pace.CLOSED_LOOP);
            assertThat(window.answered()).isEqualTo(served.get()).isGreaterThanOrEqualTo(ENOUGH);
            assertThat(window.micros().getTotalCount()).isEqualTo(window.answered());
            assertThat(window.isSpoilt()).isFalse();
        }
    }

    @Test
    void whatIsSentIsJsonOfTheLengthThatItSays() throws InterruptedException {
        try (TinyServer server = new TinyServer(exchange -> counted(Reply.ok("{}")))) {
            load(server, HttpRequests.source(server.address(), "key").batches(interactions, 3), Pace.CLOSED_LOOP);
            assertThat(server.bodies()).allSatisfy(body -> {
                JsonNode batch = JsonMapper.shared().readTree(body).path("batch");
                assertThat(batch).hasSize(3);
            });
        }
    }

    @Test
    void answersInChunksAndThoseThatEndTheConnectionAreReadAsWell() throws InterruptedException {
        try (TinyServer server = new TinyServer(exchange -> {
            if (served.get() % 3 == 0) {
                exchange.getResponseHeaders().add("Connection", "close");
            }
            exchange.getResponseHeaders().add("X-Annals-Position", Long.toString(served.get()));
            return counted(new Reply(200, "x".repeat(20_000), false));
        })) {
            Load load = new Load(server.address(), singles(server), 4, Pace.CLOSED_LOOP);
            assertThat(enough.await(20, TimeUnit.SECONDS)).isTrue();
            load.stop();
            Window window = load.cut();
            assertThat(window.answered()).isEqualTo(served.get());
            assertThat(window.isSpoilt()).isFalse();
            assertThat(load.position()).isBetween(ENOUGH - 10L, served.get());
        }
    }

    @Test
    void refusalsAreNoAnswers() throws InterruptedException {
        try (TinyServer server = new TinyServer(exchange -> counted(new Reply(429, "", true)))) {
            Window window = load(server, singles(server), Pace.CLOSED_LOOP);
            assertThat(window.answered()).isZero();
            assertThat(window.refused()).isEqualTo(served.get());
            assertThat(window.isSpoilt()).isTrue();
        }
    }

    @Test
    void atARateRequestsFallDueAtEvenIntervals() throws InterruptedException {
        assertThat(Pace.at(1_000).due(500)).isEqualTo(500_000_000);
        try (TinyServer server = new TinyServer(exchange -> counted(Reply.ok("{}")))) {
            long begun = System.nanoTime();
            Window window = load(server, singles(server), Pace.at(1_000));
            double most = (System.nanoTime() - begun) / 1e6 + 5;
            assertThat((double) window.answered()).isBetween((double) ENOUGH, most);
        }
    }
}
