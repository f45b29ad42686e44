package dev.annals.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.security.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstTokenTest {

    @TempDir
    Path folder;

    private final AccessTokens tokens = new AccessTokens(new TokensInMemory(), new AdjustableClock());
    private final FirstToken firstToken = new FirstToken(tokens);
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("data").resolve("admin.token");
    }

    @Test
    void theFirstStartMakesAnAdminInAFileOfItsOwnerAlone() throws IOException {
        assertThat(firstToken.ensure(file)).isTrue();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(tokens.caller(Files.readString(file).strip()))
                .get()
                .extracting(Caller::role)
                .isEqualTo(Role.ADMIN);
        assertThat(file.getParent()).isDirectoryContaining(found -> found.equals(file));
    }

    @Test
    void laterStartsMakeNothing() throws IOException {
        firstToken.ensure(file);
        String text = Files.readString(file);

        assertThat(firstToken.ensure(file)).isFalse();
        assertThat(file).hasContent(text);
    }

    @Test
    void aRevokedAdminIsNotMadeAnew() throws IOException {
        tokens.revoke(tokens.issue(Role.ADMIN, "someone", null).token().id());

        assertThat(firstToken.ensure(file)).isFalse();
        assertThat(file).doesNotExist();
    }

    @Test
    void aCrashBetweenFileAndStoreIsMended() throws IOException {
        firstToken.ensure(file);
        String text = Files.readString(file).strip();
        AccessTokens emptied = new AccessTokens(new TokensInMemory(), new AdjustableClock());

        assertThat(new FirstToken(emptied).ensure(file)).isTrue();

        assertThat(file).hasContent(text);
        assertThat(emptied.caller(text)).isPresent();
    }

    @Test
    void aFileThatHoldsNoAdminTokenIsReplaced() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, tokens.newText(Role.SOURCE));

        assertThat(firstToken.ensure(file)).isTrue();

        assertThat(Files.readString(file)).startsWith("an_admin_");
    }
}
