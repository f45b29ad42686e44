package dev.annals.app.operations;

import dev.annals.api.security.Permission;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.SagaOversight;
import dev.annals.platform.journey.RunOversight;
import dev.annals.platform.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows an operator the condition of the process at one glance. */
@RestController
@RequestMapping("/api/v1/operations/status")
@Requires(Permission.OPERATE)
@Tag(name = "operations")
class StatusController {

    private final EventLog log;
    private final Stores stores;
    private final ProjectionStates projections;
    private final SagaOversight sagas;
    private final ObjectProvider<RunOversight> runs;
    private final ResolvedConfiguration configuration;
    private final Instant since;

    StatusController(
            EventLog log,
            Stores stores,
            ProjectionStates projections,
            SagaOversight sagas,
            ObjectProvider<RunOversight> runs,
            ResolvedConfiguration configuration,
            Instant since) {
        this.log = log;
        this.stores = stores;
        this.projections = projections;
        this.sagas = sagas;
        this.runs = runs;
        this.configuration = configuration;
        this.since = since;
    }

    @GetMapping
    @Operation(summary = "Show stores, projections, sagas, stuck runs, dead letters and the resolved configuration")
    Status status() {
        List<Status.Store> answers = stores.ask();
        boolean isReachable = answers.stream().allMatch(Status.Store::reachable);
        List<ProjectionState> states = isReachable ? projections.all() : List.of();
        List<Status.SagaState> told = isReachable ? sagas(log.head()) : List.of();
        long overdue = isReachable ? sagas.overdue() : 0;
        long stuck = isReachable ? runs.stream().mapToLong(RunOversight::stuck).sum() : 0;
        boolean isHealthy = isReachable
                && overdue == 0
                && stuck == 0
                && told.stream().allMatch(Status.SagaState::healthy)
                && states.stream().allMatch(state -> state.healthy() && state.deadLetters() == 0);
        return new Status(
                isHealthy,
                since,
                isReachable ? log.head() : null,
                answers,
                states,
                told,
                overdue,
                stuck,
                configuration.values());
    }

    private List<Status.SagaState> sagas(long head) {
        return sagas.names().stream()
                .sorted()
                .map(name -> {
                    long position = sagas.position(name);
                    return new Status.SagaState(name, position, Math.max(0, head - position), sagas.healthy(name));
                })
                .toList();
    }
}
