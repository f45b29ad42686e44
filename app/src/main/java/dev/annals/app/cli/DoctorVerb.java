package dev.annals.app.cli;

import dev.annals.axonserver.postgres.EmbeddedPostgres;
import dev.annals.axonserver.postgres.OrphanedPostgres;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Examines an installation. */
@Command(
        name = "doctor",
        description = {
            "Shows the resolved configuration, whether each store answers, how far projections and sagas are, what they could",
            "not handle, overdue deadlines, stuck runs, and processes that were left behind. Fails if something needs attention."
        })
final class DoctorVerb implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        orphan().ifPresent(left -> {
            throw new Failure(
                    "No process of Annals owns " + target.files().data() + ", but its PostgreSQL still runs (process "
                            + left.pid() + ", port " + left.port() + "). The next `annals run` takes it over.");
        });
        JsonNode status = target.api().get("/api/v1/operations/status");
        output.result(status, () -> text(status));
        return status.path("healthy").asBoolean() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Optional<OrphanedPostgres> orphan() {
        return target.isRemote()
                ? Optional.empty()
                : EmbeddedPostgres.orphan(target.files().data());
    }

    private static String text(JsonNode status) {
        StringJoiner lines = new StringJoiner(System.lineSeparator());
        lines.add("configuration");
        status.path("configuration")
                .properties()
                .forEach(entry -> lines.add(
                        "  " + entry.getKey() + " = " + entry.getValue().asString()));
        lines.add("stores");
        for (JsonNode store : status.path("stores")) {
            lines.add("  %-24s %s"
                    .formatted(
                            store.path("name").asString(),
                            store.path("reachable").asBoolean()
                                    ? "answers in " + store.path("milliseconds").asLong() + " ms"
                                    : "DOES NOT ANSWER"));
        }
        lines.add("projections, event log at position " + status.path("head").asString("unknown"));
        for (JsonNode state : status.path("projections")) {
            lines.add("  %-24s at %d, %d behind, %s, %d dead letters"
                    .formatted(
                            state.path("name").asString(),
                            state.path("position").asLong(),
                            state.path("lag").asLong(),
                            state.path("healthy").asBoolean() ? "running" : "IN ERROR",
                            state.path("deadLetters").asLong()));
        }
        lines.add("sagas, " + status.path("overdueDeadlines").asLong() + " deadlines overdue, "
                + status.path("stuckRuns").asLong() + " runs of journeys stuck");
        for (JsonNode state : status.path("sagas")) {
            lines.add("  %-24s at %d, %d behind, %s"
                    .formatted(
                            state.path("name").asString(),
                            state.path("position").asLong(),
                            state.path("lag").asLong(),
                            state.path("healthy").asBoolean() ? "running" : "IN ERROR"));
        }
        lines.add(status.path("healthy").asBoolean() ? "healthy" : "NEEDS ATTENTION");
        return lines.toString();
    }
}
