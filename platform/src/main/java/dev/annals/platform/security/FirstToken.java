package dev.annals.platform.security;

import dev.annals.api.security.Role;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Makes the token with which a new installation is entered: one of role admin, in a file that only its owner can read.
 *
 * <p>The file is durable before the token is known to the store. So a crash in between costs nothing: the next start
 * finds the text and makes it known.
 */
public final class FirstToken {

    private static final String NAME = "first-admin";
    private static final int ENOUGH = 1_000;

    private final AccessTokens tokens;

    public FirstToken(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Makes the token unless the installation has, or ever had, one of role admin.
     *
     * @param file where its text goes, with a line feed behind it
     * @return whether it was made now
     */
    public boolean ensure(Path file) throws IOException {
        if (hadAdmin()) {
            return false;
        }
        String text = Files.exists(file) ? Files.readString(file).strip() : "";
        if (!TokenText.isToken(text) || !text.startsWith(TokenText.prefix(Role.ADMIN))) {
            text = tokens.newText(Role.ADMIN);
            write(file, text);
        }
        tokens.register(text, Role.ADMIN, NAME, null);
        return true;
    }

    private boolean hadAdmin() {
        List<AccessToken> page = tokens.page(ENOUGH, null);
        while (!page.isEmpty()) {
            if (page.stream().anyMatch(token -> token.role() == Role.ADMIN)) {
                return true;
            }
            page = tokens.page(ENOUGH, page.getLast().id());
        }
        return false;
    }

    private static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "token", ".new");
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        }
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.US_ASCII.encode(text + "\n"));
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
