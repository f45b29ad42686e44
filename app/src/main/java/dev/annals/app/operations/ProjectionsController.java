package dev.annals.app.operations;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.platform.security.Requires;
import dev.annals.platform.web.Page;
import dev.annals.projections.Checked;
import dev.annals.projections.Rebuilds;
import dev.annals.projections.Rebuilt;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows how far the projections are, and has them rebuilt or checked. */
@RestController
@RequestMapping("/api/v1/operations/projections")
@Requires(Permission.OPERATE)
@Tag(name = "operations")
class ProjectionsController {

    private final ProjectionStates states;
    private final ObjectProvider<Rebuilds> rebuilds;

    ProjectionsController(ProjectionStates states, ObjectProvider<Rebuilds> rebuilds) {
        this.states = states;
        this.rebuilds = rebuilds;
    }

    @GetMapping
    @Operation(summary = "List the projections with their lag behind the event log")
    Page<ProjectionState> list() {
        return new Page<>(states.all(), null);
    }

    @PostMapping("/{name}/replay")
    @Operation(
            summary =
                    "Rebuild a projection from the event log beside the live one, and switch over when it has caught up")
    Rebuilt replay(@PathVariable String name) {
        try (RebuildWatch watch = states.watch(name)) {
            return rebuilds().replay(name, watch);
        }
    }

    @PostMapping("/{name}/check")
    @Operation(summary = "Compare a live projection with one rebuilt from the event log at the same position")
    Checked check(@PathVariable String name) {
        try (RebuildWatch watch = states.watch(name)) {
            return rebuilds().check(name, watch);
        }
    }

    private Rebuilds rebuilds() {
        Rebuilds here = rebuilds.getIfAvailable();
        if (here == null) {
            throw new Rejected(Rejection.CONFLICT, "This process has not the role projections; ask one that has.");
        }
        return here;
    }
}
