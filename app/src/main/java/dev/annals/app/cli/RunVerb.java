package dev.annals.app.cli;

import dev.annals.app.logging.DiscreetThrowables;
import dev.annals.app.process.AnnalsProcess;
import dev.annals.app.process.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a process until it is told to stop. */
@Command(
        name = "run",
        description = {
            "Runs a process of an installation until SIGTERM or Ctrl-C, then finishes what was acknowledged.",
            "It is ready when /actuator/health/readiness is UP."
        })
final class RunVerb implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT", description = "Where to listen; 0 for any free port. Default: 8080")
    private @Nullable String port;

    @Option(names = "--address", paramLabel = "IP", description = "On which network address to listen. Default: all")
    private @Nullable String address;

    @Option(names = "--data", paramLabel = "DIR", description = "Where files are kept. Default: ./data")
    private @Nullable String data;

    @Option(
            names = "--roles",
            paramLabel = "ROLES",
            description = "Duties of the process: command, projections, sagas, channels, query. Default: all")
    private @Nullable String roles;

    @Option(names = "--backbone", paramLabel = "KIND", description = "postgres or axon-server. Default: postgres")
    private @Nullable String backbone;

    @Option(
            names = "--mongodb-uri",
            paramLabel = "URI",
            description = "Keeps read models in this MongoDB. Default: in PostgreSQL")
    private @Nullable String mongodbUri;

    @Option(names = "--config", paramLabel = "FILE", description = "A YAML file of annals.* properties.")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "PROPERTY=VALUE",
            description = "Sets any property of docs/configuration.md; may be repeated.")
    private Map<String, String> properties = new LinkedHashMap<>();

    @Override
    public Integer call() throws Exception {
        try {
            AnnalsProcess process = AnnalsProcess.start(settings(), configurationFile());
            DiscreetThrowables.beDiscreet();
            StopSignal.closes(process);
            process.awaitStop();
            return CommandLine.ExitCode.OK;
        } catch (StartFailure failure) {
            throw failure.isWrongUsage() ? wrongUsage(failure.reason()) : new Failure(failure.reason());
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(properties);
        putIfGiven(settings, "annals.port", port);
        putIfGiven(settings, "annals.address", address);
        putIfGiven(settings, "annals.data", data);
        putIfGiven(settings, "annals.roles", roles);
        putIfGiven(settings, "annals.backbone", backbone);
        putIfGiven(settings, "annals.mongodb.uri", mongodbUri);
        return settings;
    }

    private static void putIfGiven(Map<String, String> settings, String name, @Nullable String value) {
        if (value != null) {
            settings.put(name, value);
        }
    }

    private String configurationFile() {
        if (config == null) {
            return "";
        }
        String name = config.toString();
        if (!name.endsWith(".yaml") && !name.endsWith(".yml") && !name.endsWith(".properties")) {
            throw wrongUsage("--config takes a file that ends in .yaml, .yml or .properties");
        }
        if (!Files.isReadable(config)) {
            throw wrongUsage("--config names a file that cannot be read: " + config);
        }
        return config.toAbsolutePath().toString();
    }

    private RuntimeException wrongUsage(String message) {
        return new CommandLine.ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
