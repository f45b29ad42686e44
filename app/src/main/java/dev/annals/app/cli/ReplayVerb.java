package dev.annals.app.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Rebuilds a projection, or checks that it is what the event log says. */
@Command(
        name = "replay",
        description = {
            "Rebuilds a projection from the event log beside the live one, and switches over when it has caught up.",
            "With --check it only compares, prints the first difference, and fails if there is one."
        })
final class ReplayVerb implements Callable<Integer> {

    private static final String PROJECTIONS = "/api/v1/operations/projections";

    @Mixin
    private Target target = new Target();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "PROJECTION", description = "The projection's name, as `annals doctor` lists it.")
    private String projection = "";

    @Option(names = "--check", description = "Only compares.")
    private boolean isCheck;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Api api = target.api();
        String path = PROJECTIONS + "/" + Api.segment(projection) + (isCheck ? "/check" : "/replay");
        JsonNode result = watched(api, CompletableFuture.supplyAsync(() -> api.post(path)));
        if (!isCheck) {
            output.result(result, () -> replayed(result));
            return ExitCode.OK;
        }
        boolean isSame = result.path("first").isNull() || result.path("first").isMissingNode();
        output.result(result, () -> isSame ? same(result) : different(result));
        return isSame ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private JsonNode watched(Api api, CompletableFuture<JsonNode> running) throws InterruptedException {
        try (ProgressBar bar =
                new ProgressBar(Objects.requireNonNull(spec).commandLine().getErr(), projection)) {
            while (true) {
                try {
                    return running.get(1, TimeUnit.SECONDS);
                } catch (TimeoutException notYet) {
                    show(api, bar);
                }
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Failure failure ? failure : new IllegalStateException(failed.getCause());
        }
    }

    private void show(Api api, ProgressBar bar) {
        for (JsonNode state : api.get(PROJECTIONS).path("items")) {
            JsonNode rebuild = state.path("rebuild");
            if (projection.equals(state.path("name").asString("")) && rebuild.isObject()) {
                bar.at(rebuild.path("position").asLong(), rebuild.path("target").asLong(), "");
            }
        }
    }

    private static String replayed(JsonNode result) {
        return "%s rebuilt up to position %d: %d events, %d documents, %.1f s"
                .formatted(
                        result.path("projection").asString(),
                        result.path("position").asLong(),
                        result.path("events").asLong(),
                        result.path("documents").asLong(),
                        result.path("seconds").asDouble());
    }

    private static String same(JsonNode result) {
        return "%s is what the log says up to position %d: %d documents equal, %.1f s"
                .formatted(
                        result.path("projection").asString(),
                        result.path("position").asLong(),
                        result.path("equal").asLong(),
                        result.path("seconds").asDouble());
    }

    private static String different(JsonNode result) {
        JsonNode first = result.path("first");
        return "%s is not what the log says: %d missing, %d surplus, %d different; first: %s %s %s"
                .formatted(
                        result.path("projection").asString(),
                        result.path("missing").asLong(),
                        result.path("surplus").asLong(),
                        result.path("different").asLong(),
                        first.path("kind").asString(),
                        first.path("key").asString(),
                        first.path("components"));
    }
}
