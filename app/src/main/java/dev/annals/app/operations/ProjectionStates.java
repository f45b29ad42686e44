package dev.annals.app.operations;

import dev.annals.app.operations.ProjectionState.Progress;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Processors;
import dev.annals.projections.Rebuilds;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;

/** Knows how far every projection is. */
final class ProjectionStates {

    private final Processors processors;
    private final EventLog log;
    private final ObjectProvider<Rebuilds> rebuilds;
    private final Map<String, Progress> running = new ConcurrentHashMap<>();

    ProjectionStates(Processors processors, EventLog log, ObjectProvider<Rebuilds> rebuilds) {
        this.rebuilds = rebuilds;
        this.processors = processors;
        this.log = log;
    }

    /** All processors of the log in alphabetical order. */
    List<ProjectionState> all() {
        Rebuilds here = rebuilds.getIfAvailable();
        Set<String> rebuildable = here == null ? Set.of() : here.names();
        return processors.names().stream()
                .sorted()
                .map(name -> state(name, rebuildable.contains(name)))
                .toList();
    }

    /** Watches a rebuild that is about to begin. */
    RebuildWatch watch(String name) {
        return new RebuildWatch(name, running);
    }

    private ProjectionState state(String name, boolean rebuildable) {
        long position = processors.position(name);
        return new ProjectionState(
                name,
                position,
                Math.max(0, log.head() - position),
                processors.healthy(name),
                rebuildable,
                processors.deadLetterCount(name),
                running.get(name));
    }
}
