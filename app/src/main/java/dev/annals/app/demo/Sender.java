package dev.annals.app.demo;

import dev.annals.app.demo.story.Message;
import dev.annals.app.demo.story.Source;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends interactions in batches of one source over several connections, and counts what became of them. A source that has
 * little to say does not wait until its batch is full, so that what happens together arrives about together.
 */
final class Sender {

    private static final int LONGEST_WAIT = 1_000;

    private final Client client;
    private final Map<Source, String> writeKeys;
    private final int batchSize;
    private final Connections connections;
    private final Tally tally;
    private final Progress progress;
    private final @Nullable InstantSource clock;
    private final Map<Source, List<Message>> waiting = new EnumMap<>(Source.class);
    private int sinceFlush;

    /**
     * @param writeKeys the write key of each source
     * @param clock the sender's clock, from which intake learns its skew; null for history, whose times are exact
     */
    Sender(
            Client client,
            Map<Source, String> writeKeys,
            Connections connections,
            int batchSize,
            @Nullable InstantSource clock,
            Tally tally,
            Progress progress) {
        this.client = client;
        this.writeKeys = writeKeys;
        this.connections = connections;
        this.batchSize = batchSize;
        this.clock = clock;
        this.tally = tally;
        this.progress = progress;
    }

    /** Hands one interaction in; waits while all connections are busy. */
    void send(Message message) {
        List<Message> batch = waiting.computeIfAbsent(message.source(), none -> new ArrayList<>(batchSize));
        batch.add(message);
        if (batch.size() == batchSize) {
            waiting.remove(message.source());
            dispatch(message.source(), batch);
        }
        if (++sinceFlush >= LONGEST_WAIT) {
            flush();
        }
    }

    /** Sends what is left and waits until everything is answered. */
    void finish() {
        flush();
        connections.finish();
    }

    private void flush() {
        waiting.forEach(this::dispatch);
        waiting.clear();
        sinceFlush = 0;
    }

    private void dispatch(Source source, List<Message> batch) {
        String writeKey = Objects.requireNonNull(writeKeys.get(source));
        connections.submit(() -> {
            Answer answer = client.postAsSource("/api/v1/interactions", writeKey, body(batch))
                    .orFail("A batch of " + batch.size() + " interactions");
            tally.add(source, answer);
            progress.step(batch.size());
        });
    }

    private Map<String, Object> body(List<Message> batch) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("batch", batch.stream().map(Message::body).toList());
        if (clock != null) {
            body.put("sentAt", clock.instant().toString());
        }
        return body;
    }
}
