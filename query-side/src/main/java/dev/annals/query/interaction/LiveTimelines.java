package dev.annals.query.interaction;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Sends timelines as server-sent events to those who watch, one virtual thread each: a look a second, and a comment when
 * nothing happened for a while, so that a watcher that is gone is noticed. A watcher is let go after a time, and comes
 * back by itself with the position it saw last.
 */
public final class LiveTimelines implements DisposableBean {

    private static final int MOST_WATCHERS = 200;
    private static final int SILENT_LOOKS = 15;

    private final Semaphore places = new Semaphore(MOST_WATCHERS);
    private final Duration pause;
    private final int looks;
    private volatile boolean closing;

    /**
     * Takes watchers in.
     *
     * @param pause the time between two looks
     * @param looks after how many looks a watcher is let go
     */
    public LiveTimelines(Duration pause, int looks) {
        this.pause = pause;
        this.looks = looks;
    }

    /**
     * Begins to send.
     *
     * @throws Rejected with {@code TOO_MANY_REQUESTS} when too many watch already
     */
    SseEmitter watch(TimelineFollower follower) {
        if (!places.tryAcquire()) {
            throw new Rejected(
                    Rejection.TOO_MANY_REQUESTS, "No more than " + MOST_WATCHERS + " may watch timelines at a time.");
        }
        SseEmitter emitter = new SseEmitter(0L);
        AtomicBoolean gone = new AtomicBoolean();
        emitter.onCompletion(() -> gone.set(true));
        emitter.onError(lost -> gone.set(true));
        Thread.ofVirtual().name("live-timeline").start(() -> {
            try {
                send(follower, emitter, gone);
            } finally {
                places.release();
            }
        });
        return emitter;
    }

    /** Lets all watchers go. */
    @Override
    public void destroy() {
        closing = true;
    }

    private void send(TimelineFollower follower, SseEmitter emitter, AtomicBoolean gone) {
        try {
            int silent = 0;
            for (int look = 0; look < looks && !closing && !gone.get(); look++) {
                List<TimelineItem> items = follower.look();
                for (TimelineItem item : items) {
                    emitter.send(SseEmitter.event()
                            .id(Long.toString(item.position()))
                            .name("interaction")
                            .data(item, MediaType.APPLICATION_JSON));
                }
                silent = items.isEmpty() ? silent + 1 : 0;
                if (silent % SILENT_LOOKS == 1) {
                    emitter.send(SseEmitter.event().comment("nothing new"));
                }
                LockSupport.parkNanos(pause.toNanos());
            }
            letGo(emitter, gone);
        } catch (IOException lost) {
            gone.set(true);
        } catch (RuntimeException ended) {
            letGo(emitter, gone);
        }
    }

    /** Ends the answer; a watcher that left in this very moment has ended it itself. */
    private static void letGo(SseEmitter emitter, AtomicBoolean gone) {
        if (!gone.getAndSet(true)) {
            try {
                emitter.complete();
            } catch (IllegalStateException left) {
                gone.set(true);
            }
        }
    }
}
