package dev.annals.command.privacy;

import dev.annals.platform.events.Processors;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One processor that has always handled everything, and has nothing parked. */
record CaughtUpProcessors(Runnable whenAsked) implements Processors {

    @Override
    public Set<String> names() {
        return Set.of("profile");
    }

    @Override
    public long position(String processor) {
        return Long.MAX_VALUE;
    }

    @Override
    public boolean await(String processor, long position, Duration atMost) {
        whenAsked.run();
        return true;
    }

    @Override
    public boolean healthy(String processor) {
        return true;
    }

    @Override
    public void pause(String processor) {}

    @Override
    public void resume(String processor) {}

    @Override
    public List<DeadLetter> deadLetters(String processor, int limit) {
        return List.of();
    }

    @Override
    public long deadLetterCount(String processor) {
        return 0;
    }

    @Override
    public boolean retry(String processor, String letterId) {
        return true;
    }

    @Override
    public int retryAll(String processor) {
        return 0;
    }
}
