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
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.Set;

/** The file of a Google Tink keyset in JSON, which nobody but its owner may read. */
record KeysetFile(Path path) {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    /** Tink's registry with all it knows of authenticated encryption. */
    static Configuration aead() throws GeneralSecurityException {
        AeadConfig.register();
        return RegistryConfiguration.get();
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** @throws MasterKeyException when others may read it, or it is no keyset */
    KeysetHandle read() {
        try {
            Set<PosixFilePermission> tooMuch = EnumSet.copyOf(Files.getPosixFilePermissions(path));
            tooMuch.removeAll(OWNER_ONLY);
            if (!tooMuch.isEmpty()) {
                throw new MasterKeyException("The master keyset " + path + " can be used by others ("
                        + PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
                        + "): find out who read it, then `chmod 600 " + path + "` and rotate the master key");
            }
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(path), aead(), InsecureSecretKeyAccess.get());
        } catch (IOException | GeneralSecurityException e) {
            throw new MasterKeyException(
                    "The master keyset " + path + " cannot be read: restore it from its backup. Without it no personal"
                            + " data can be opened",
                    e);
        }
    }

    /** Writes the file whole or not at all, and durably. */
    void write(KeysetHandle keyset) {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        FileAttribute<Set<PosixFilePermission>> ownerOnly = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        try {
            Files.deleteIfExists(fresh);
            byte[] json = TinkJsonProtoKeysetFormat.serializeKeyset(keyset, aead(), InsecureSecretKeyAccess.get())
                    .getBytes(StandardCharsets.UTF_8);
            Files.createFile(fresh, ownerOnly);
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(json);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new MasterKeyException("The master keyset " + path + " cannot be written: check disk and rights", e);
        }
    }
}
