package dev.annals.app.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The files in the data folder by which verbs find a running process.
 *
 * @param data the data folder
 */
public record InstallationFiles(Path data) {

    /** Holds the base URL while the process is ready; absent otherwise. */
    public Path url() {
        return data.resolve("annals.url");
    }

    /** Holds the token of the first administrator. */
    public Path adminToken() {
        return data.resolve("admin.token");
    }

    /** Where the server has its own folders, which stay empty; without it they would be left in the temporary folder of the machine. */
    Path server() {
        return data.resolve("server");
    }

    /** The base URL of the running process, if one says that it runs. */
    public Optional<URI> readUrl() throws IOException {
        return Files.exists(url())
                ? Optional.of(URI.create(Files.readString(url()).strip()))
                : Optional.empty();
    }

    void writeUrl(URI url) throws IOException {
        Files.createDirectories(data);
        Path draft = data.resolve("annals.url.new");
        Files.writeString(draft, url + "\n");
        Files.move(draft, url(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void removeUrl() throws IOException {
        Files.deleteIfExists(url());
    }
}
