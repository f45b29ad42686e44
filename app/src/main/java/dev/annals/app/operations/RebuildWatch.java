package dev.annals.app.operations;

import dev.annals.app.operations.ProjectionState.Progress;
import dev.annals.projections.RebuildProgress;
import java.util.Map;

/** Makes the progress of one rebuild visible for as long as it runs. */
final class RebuildWatch implements RebuildProgress, AutoCloseable {

    private final String name;
    private final Map<String, Progress> running;

    RebuildWatch(String name, Map<String, Progress> running) {
        this.name = name;
        this.running = running;
    }

    @Override
    public void reached(String projection, long position, long target) {
        running.put(name, new Progress(position, target));
    }

    @Override
    public void close() {
        running.remove(name);
    }
}
