package dev.annals.app.cli;

import dev.annals.app.process.InstallationFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a verb finds the running process it talks to. */
final class Target {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "The data folder of a running process. Default: ./data")
    private Path data = Path.of("data");

    @Option(names = "--url", paramLabel = "URL", description = "Where the process is, if it is not this machine's.")
    private @Nullable URI url;

    @Option(names = "--token-file", paramLabel = "FILE", description = "Holds the token. Default: DIR/admin.token")
    private @Nullable Path tokenFile;

    /** The data folder. */
    InstallationFiles files() {
        return new InstallationFiles(data);
    }

    /** Whether the process is said to be found by URL rather than by data folder. */
    boolean isRemote() {
        return url != null;
    }

    /** The process, to be talked to. */
    Api api() {
        return new Api(url(), token());
    }

    URI url() {
        if (url != null) {
            return url;
        }
        try {
            return files().readUrl()
                    .orElseThrow(() -> new Failure("No process runs on " + data + " (there is no " + files().url()
                            + "). Start one with: annals run --data " + data));
        } catch (IOException | IllegalArgumentException e) {
            throw new Failure(files().url() + " cannot be read.");
        }
    }

    String token() {
        Path file = tokenFile == null ? files().adminToken() : tokenFile;
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Failure("The token file " + file + " cannot be read; name another with --token-file.");
        }
    }
}
