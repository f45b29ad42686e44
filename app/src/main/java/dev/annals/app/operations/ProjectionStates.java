package dev.annals.app.operations;

import dev.annals.app.operations.ProjectionState.Progress;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Processors;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Knows how far every projection is. */
final class ProjectionStates {

    private final Processors processors;
    private final EventLog log;
    private final Map<String, Progress> running = new ConcurrentHashMap<>();

    ProjectionStates(Processors processors, EventLog log) {
        this.processors = processors;
        this.log = log;
    }

    /** All projections in alphabetical order. */
    List<ProjectionState> all() {
        return processors.names().stream().sorted().map(this::state).toList();
    }

    /** Watches a rebuild that is about to begin. */
    RebuildWatch watch(String name) {
        return new RebuildWatch(name, running);
    }

    private ProjectionState state(String name) {
        long position = processors.position(name);
        return new ProjectionState(
                name,
                position,
                Math.max(0, log.head() - position),
                processors.healthy(name),
                processors.deadLetterCount(name),
                running.get(name));
    }
}
