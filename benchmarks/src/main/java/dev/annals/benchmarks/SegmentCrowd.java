package dev.annals.benchmarks;

import dev.annals.benchmarks.product.Rest;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** People of whom nothing is known but a number. */
final class SegmentCrowd {

    private static final int BATCH = 1_000;
    private static final int SENDERS = 4;

    private SegmentCrowd() {}

    /** Sends those from a number on; answers the position of the last of them. */
    static long gather(String url, String writeKey, int first, int end) throws Exception {
        long position = -1;
        try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            List<Callable<Long>> tasks = new ArrayList<>();
            Rest source = Rest.source(url, writeKey);
            for (int from = first; from < end; from += BATCH) {
                int begin = from;
                tasks.add(() -> send(source, begin, Math.min(end, begin + BATCH)));
            }
            for (Future<Long> sent : senders.invokeAll(tasks)) {
                position = Math.max(position, sent.get());
            }
        }
        return position;
    }

    private static long send(Rest source, int from, int end) throws Exception {
        StringJoiner items = new StringJoiner(",", "{\"batch\":[", "]}");
        for (int i = from; i < end; i++) {
            items.add("{\"type\":\"identify\",\"messageId\":\"p-%d\",\"userId\":\"p-%d\",\"traits\":{\"number\":%d}}"
                    .formatted(i, i, i));
        }
        Rest.Answer answer = source.post("/v1/batch", items.toString());
        if (!answer.isGood()) {
            throw new IllegalStateException("Answered by " + answer.status() + ": " + answer.body());
        }
        return answer.position();
    }
}
