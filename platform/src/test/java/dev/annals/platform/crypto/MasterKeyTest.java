package dev.annals.platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {

    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
    private static final byte[] ROW = "row 1".getBytes(UTF_8);

    @TempDir
    Path folder;

    @Test
    void isMadeOnceAndOpensWhatItWrappedEverAfter() {
        byte[] wrapped = open(false).wrap(KEY, ROW);

        assertThat(open(true).unwrap(wrapped, ROW)).isEqualTo(KEY);
        assertThat(open(false).unwrap(wrapped, ROW)).isEqualTo(KEY);
        assertThat(MasterKey.versionOf(wrapped)).isEqualTo(1);
    }

    @Test
    void belongsToItsOwnerAlone() throws IOException {
        open(false);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".new"));
    }

    @Test
    void isNeverMadeAnewForAnInstallationThatHasKeys() {
        refused(() -> open(true), "is missing. Restore it from its backup");

        assertThat(file()).doesNotExist();
    }

    @Test
    void isRefusedWhenOthersMayReadIt() throws IOException {
        open(false);
        for (String mode : new String[] {"rw-r--r--", "rw-r-----", "rw-----w-"}) {
            Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(mode));
            refused(() -> open(true), "chmod 600");
        }
    }

    @Test
    void isRefusedWhenItIsNoKeysetAndItsContentIsNotQuoted() throws IOException {
        open(false);
        String json = Files.readString(file());
        Files.writeString(file(), json.replace("\"primaryKeyId\"", "\"oops\""));

        refused(() -> open(true), "damaged");

        Files.writeString(file(), "");
        refused(() -> open(true), "damaged");
    }

    @Test
    void opensNothingOfAnotherInstallationOrRow() {
        byte[] wrapped = open(false).wrap(KEY, ROW);

        refused(() -> open(true).unwrap(wrapped, "row 2".getBytes(UTF_8)), "Restore the right file");
        MasterKey other = MasterKey.open(folder.resolve("other.keyset"), false);
        refused(() -> other.unwrap(wrapped, ROW), "other.keyset");
    }

    @Test
    void aNewVersionWrapsAndTheOldOneStillOpens() {
        MasterKey master = open(false);
        byte[] old = master.wrap(KEY, ROW);
        master.addVersion();
        byte[] young = master.wrap(KEY, ROW);

        assertThat(MasterKey.versionOf(young)).isEqualTo(2);
        assertThat(master.versions()).containsExactly(1, 2);
        assertThat(open(true).unwrap(old, ROW)).isEqualTo(KEY);
        assertThat(open(true).unwrap(young, ROW)).isEqualTo(KEY);
    }

    @Test
    void aRemovedVersionOpensNothingAnyMore() {
        MasterKey master = open(false);
        byte[] old = master.wrap(KEY, ROW);
        master.addVersion();
        byte[] young = master.wrap(KEY, ROW);
        master.removeOlderVersions();

        assertThat(open(true).versions()).containsExactly(2);
        assertThat(open(true).unwrap(young, ROW)).isEqualTo(KEY);
        refused(() -> master.unwrap(old, ROW), "lacks version 1");
        refused(() -> open(true).unwrap(old, ROW), "lacks version 1");
    }

    @Test
    void versionsAreNeverNumberedTwice() {
        MasterKey master = open(false);
        master.addVersion();
        master.removeOlderVersions();
        master.addVersion();

        assertThat(master.version()).isEqualTo(3);
    }

    @Test
    void learnsOfARotationByAnotherProcess() {
        MasterKey here = open(false);
        MasterKey there = open(true);
        there.addVersion();
        byte[] wrapped = there.wrap(KEY, ROW);

        assertThat(here.unwrap(wrapped, ROW)).isEqualTo(KEY);
        assertThat(here.version()).isEqualTo(2);
    }

    @Test
    void aDraftLeftByAKilledProcessIsNoHindrance() throws IOException {
        Files.writeString(folder.resolve("master.keyset.new"), "half a key");

        assertThat(open(false).versions()).containsExactly(1);
    }

    private MasterKey open(boolean installationExists) {
        return MasterKey.open(file(), installationExists);
    }

    private Path file() {
        return folder.resolve("master.keyset");
    }

    private static void refused(ThrowingCallable action, String because) {
        assertThatExceptionOfType(MasterKeyException.class)
                .isThrownBy(action)
                .withMessageContaining(".keyset")
                .withMessageContaining(because);
    }
}
