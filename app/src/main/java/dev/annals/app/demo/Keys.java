package dev.annals.app.demo;

import dev.annals.app.demo.story.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the demo keeps in its data folder, so that playing again tells the same story: when it was first played, and the
 * write keys and the token it made, each in a file that only its owner can read.
 */
final class Keys {

    private final Path folder;
    private final Client client;
    private final String adminToken;
    private final Map<Source, String> writeKeys = new EnumMap<>(Source.class);

    Keys(Path folder, Client client, String adminToken) {
        this.folder = folder;
        this.client = client;
        this.adminToken = adminToken;
    }

    /** When the story ends: at the time it was first played. */
    Instant began(InstantSource clock) {
        Path file = folder.resolve("began");
        try {
            if (Files.exists(file)) {
                return Instant.parse(Files.readString(file).strip());
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
            Files.createDirectories(folder);
            Files.writeString(file, now + "\n");
            return now;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DateTimeParseException e) {
            throw new DemoFailure(file + " does not hold a time; delete the folder " + folder + " and play again", e);
        }
    }

    /** The write key of every source. */
    Map<Source, String> writeKeys() {
        if (writeKeys.isEmpty()) {
            for (Source source : Source.values()) {
                writeKeys.put(source, key(writeKeyFile(source), "source", source.wireName()));
            }
        }
        return Map.copyOf(writeKeys);
    }

    Path writeKeyFile(Source source) {
        return folder.resolve(source.wireName() + ".key");
    }

    /** A token that reads profiles with personal values masked: enough for counting, and such reads need no record. */
    String reader() {
        return key(folder.resolve("analyst.token"), "analyst", "demo");
    }

    private String key(Path file, String role, String name) {
        try {
            if (Files.exists(file)) {
                String kept = Files.readString(file).strip();
                if (isAccepted(kept, role)) {
                    return kept;
                }
            }
            String made = client.post("/api/v1/tokens", adminToken, Map.of("role", role, "name", name))
                    .orFail("Making a token of role " + role)
                    .body()
                    .path("token")
                    .asString();
            keep(file, made);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isAccepted(String key, String role) {
        int status = role.equals("source")
                ? client.postAsSource("/v1/batch", key, Map.of("batch", List.of()))
                        .status()
                : client.get("/api/v1/profiles/user_id:nobody", key).status();
        return status != 401 && status != 403;
    }

    private void keep(Path file, String text) throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(file);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
