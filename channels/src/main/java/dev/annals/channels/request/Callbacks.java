package dev.annals.channels.request;

import dev.annals.api.request.ChangeRequest.EndCallback;
import dev.annals.api.request.SubjectRequestEvent;
import dev.annals.channels.web.OutboundAnswer;
import dev.annals.channels.web.OutboundException;
import dev.annals.channels.web.OutboundHttp;
import dev.annals.channels.web.OutboundRequest;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.LogFollower;
import dev.annals.platform.privacy.RequestPackages;
import dev.annals.platform.request.opendsr.ProcessorSignature;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls controllers back at each change of their requests (OpenDSR 2.0, section 8.5), signed, until they take it or it was
 * tried often enough. How each callback ended is recorded with its request.
 */
final class Callbacks {

    static final String DELIVERED = "delivered";

    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int AT_ONCE = 32;

    private final LogFollower follower;
    private final CallbackQueue queue;
    private final OutboundHttp http;
    private final ProcessorSignature signature;
    private final RequestPackages packages;
    private final @Nullable String publicUrl;
    private final Consumer<EndCallback> recording;
    private final int mostAttempts;
    private final InstantSource clock;

    /**
     * @param packages makes the links to what was asked for
     * @param publicUrl the address under which people reach this installation, without a slash at its end; null where
     *     nobody configured it, so that no link can be told
     * @param recording records how a callback ended; throws when it could not
     * @param mostAttempts after how many attempts a callback is given up
     */
    Callbacks(
            EventLog log,
            CallbackQueue queue,
            OutboundHttp http,
            ProcessorSignature signature,
            RequestPackages packages,
            @Nullable String publicUrl,
            Consumer<EndCallback> recording,
            int mostAttempts,
            InstantSource clock) {
        this.follower = new LogFollower(log, Interest.in(SubjectRequestEvent.class), -1);
        this.queue = queue;
        this.http = http;
        this.signature = signature;
        this.packages = packages;
        this.publicUrl = publicUrl;
        this.recording = recording;
        this.mostAttempts = mostAttempts;
        this.clock = clock;
    }

    /** Reads on in the log, and sends what is due. */
    void go() throws InterruptedException {
        var unused = follower.follow(queue::follow);
        List<PendingCallback> due = queue.due(clock.instant(), AT_ONCE);
        Map<PendingCallback, Future<String>> sending = new HashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (PendingCallback callback : due) {
                if (callback.outcome() == null) {
                    callback.tried();
                    sending.put(callback, threads.submit(() -> send(callback)));
                }
            }
            for (Map.Entry<PendingCallback, Future<String>> sent : sending.entrySet()) {
                judge(sent.getKey(), sent.getValue());
            }
        }
        for (PendingCallback callback : due) {
            record(callback);
        }
    }

    private static void judge(PendingCallback callback, Future<String> sent) throws InterruptedException {
        try {
            callback.ended(sent.get());
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof InterruptedException stopped) {
                throw stopped;
            }
            LOG.warn("A callback failed by itself", failed);
            callback.ended("failed");
        }
    }

    /** How one attempt ended: {@code delivered}, {@code status-<n>}, or the word for why nobody answered. */
    private String send(PendingCallback callback) throws InterruptedException {
        ObjectNode told = callback.then().told(signature.domain(), packages, publicUrl);
        told.put("status_callback_url", callback.address());
        byte[] body = JSON.writeValueAsBytes(told);
        Map<String, String> headers = new HashMap<>(signature.headers(body));
        headers.put("Content-Type", "application/json");
        try {
            OutboundAnswer answer = http.send(OutboundRequest.post(URI.create(callback.address()), headers, body));
            return answer.isTaken() ? DELIVERED : "status-" + answer.status();
        } catch (OutboundException nobody) {
            return (nobody.reason().isRefusal() ? "refused-" : "")
                    + nobody.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private void record(PendingCallback callback) {
        String outcome = callback.outcome();
        if (outcome == null) {
            return;
        }
        boolean isLast =
                outcome.equals(DELIVERED) || outcome.startsWith("refused-") || callback.attempts() >= mostAttempts;
        if (!isLast) {
            queue.postpone(callback, clock.instant());
            return;
        }
        if (!outcome.equals(DELIVERED)) {
            LOG.warn(
                    "A callback for the request {} was given up after {} attempts: {}",
                    callback.then().request(),
                    callback.attempts(),
                    outcome);
        }
        recording.accept(new EndCallback(
                callback.then().request(), callback.place(), callback.status(), callback.attempts(), outcome));
        callback.recorded();
    }
}
