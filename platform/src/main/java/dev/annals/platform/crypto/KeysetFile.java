package dev.annals.platform.crypto;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.Set;

/**
 * The file of a Google Tink keyset, as JSON, which nobody but its owner may read or write.
 *
 * @param path where it is
 */
record KeysetFile(Path path) {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    /** Tink with all it knows of authenticated encryption. */
    static Configuration aead() throws GeneralSecurityException {
        AeadConfig.register();
        return RegistryConfiguration.get();
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** @throws MasterKeyException when it is missing, open to others, unreadable or no keyset */
    KeysetHandle read() {
        try {
            refuseOpenToOthers();
            String json = Files.readString(path);
            return TinkJsonProtoKeysetFormat.parseKeyset(json, aead(), InsecureSecretKeyAccess.get());
        } catch (NoSuchFileException e) {
            throw new MasterKeyException(
                    "The master keyset " + path + " is missing. Restore it from its backup, or copy it from another"
                            + " node of this installation: without it no personal data can be opened, and none is ever"
                            + " made anew for an installation that has keys",
                    e);
        } catch (IOException e) {
            throw new MasterKeyException(
                    "The master keyset " + path + " cannot be read ("
                            + e.getClass().getSimpleName()
                            + "). Let the account that runs Annals own it, with mode 0600",
                    e);
        } catch (GeneralSecurityException e) {
            // The parser's own message may quote the file, which holds key material.
            throw new MasterKeyException(
                    "The master keyset " + path + " is damaged, or no keyset. Restore it from its backup");
        }
    }

    /** Writes the file durably, whole or not at all, whenever the process is killed. */
    void write(KeysetHandle keyset) {
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        try {
            byte[] json = TinkJsonProtoKeysetFormat.serializeKeyset(keyset, aead(), InsecureSecretKeyAccess.get())
                    .getBytes(StandardCharsets.UTF_8);
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.deleteIfExists(draft);
            Files.createFile(draft, hasModes() ? ownerOnly() : new FileAttribute<?>[0]);
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(json);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (folder != null && hasModes()) {
                try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new MasterKeyException(
                    "The master keyset " + path + " cannot be written ("
                            + e.getClass().getSimpleName()
                            + "). Check the rights on its folder, and the room on its disk",
                    e);
        }
    }

    private void refuseOpenToOthers() throws IOException {
        if (!hasModes()) {
            return;
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path);
        Set<PosixFilePermission> tooMuch = EnumSet.copyOf(mode);
        tooMuch.removeAll(OWNER_ONLY);
        if (!tooMuch.isEmpty()) {
            throw new MasterKeyException("The master keyset " + path + " is open to others (mode "
                    + PosixFilePermissions.toString(mode) + "). Run `chmod 600 " + path
                    + "`; if somebody may have read it, run `annals keys rotate` as well");
        }
    }

    private boolean hasModes() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] ownerOnly() {
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)};
    }
}
