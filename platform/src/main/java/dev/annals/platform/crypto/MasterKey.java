package dev.annals.platform.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KeysetHandleInterface;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The key that wraps all others: a Google Tink AEAD keyset (AES-256-GCM) in a file. Its keys are versions, numbered from
 * 1; the newest wraps, all of them unwrap.
 *
 * <p>What it wraps begins with Tink's prefix: one byte, then the version in four. A version that is not known here sends
 * it back to the file once, because another process may have rotated.
 */
public final class MasterKey {

    private static final int PREFIX = 5;

    private final KeysetFile file;
    private volatile Keyset keyset;

    private record Keyset(KeysetHandle handle, Aead aead, SortedSet<Integer> versions) {

        static Keyset of(KeysetHandle handle, KeysetFile file) {
            SortedSet<Integer> versions = new TreeSet<>();
            for (int i = 0; i < handle.size(); i++) {
                versions.add(handle.getAt(i).getId());
            }
            try {
                Aead aead = handle.getPrimitive(KeysetFile.aead(), Aead.class);
                return new Keyset(handle, aead, Collections.unmodifiableSortedSet(versions));
            } catch (GeneralSecurityException e) {
                throw new MasterKeyException(
                        "The master keyset " + file.path() + " is damaged: it has no key that can wrap. Restore it from"
                                + " its backup",
                        e);
            }
        }
    }

    private MasterKey(KeysetFile file, KeysetHandle handle) {
        this.file = file;
        this.keyset = Keyset.of(handle, file);
    }

    /**
     * Opens the keyset; makes one only where there is no installation yet.
     *
     * @param path the keyset file
     * @param installationExists whether a database holds anything that the keyset wrapped
     * @throws MasterKeyException when it is missing although there is an installation, open to others, or damaged
     */
    public static MasterKey open(Path path, boolean installationExists) {
        KeysetFile file = new KeysetFile(path);
        if (!installationExists && !file.exists()) {
            file.write(withNewPrimary(KeysetHandle.newBuilder(), 1, file));
        }
        return new MasterKey(file, file.read());
    }

    /** Wraps a key under the newest version. The associated data has to be given again to unwrap it. */
    public byte[] wrap(byte[] key, byte[] associatedData) {
        try {
            return keyset.aead().encrypt(key, associatedData);
        } catch (GeneralSecurityException e) {
            throw new MasterKeyException("The master keyset " + file.path() + " cannot wrap", e);
        }
    }

    /**
     * Unwraps what {@link #wrap} made.
     *
     * @throws MasterKeyException when no version of the keyset opens it, or it was tampered with
     */
    public byte[] unwrap(byte[] wrapped, byte[] associatedData) {
        int version = versionOf(wrapped);
        if (!keyset.versions().contains(version)) {
            refresh();
        }
        Keyset current = keyset;
        if (!current.versions().contains(version)) {
            throw new MasterKeyException("The master keyset " + file.path() + " lacks version " + version
                    + ", under which keys of this database are wrapped. Restore the right file, or copy it from the"
                    + " node on which `annals keys rotate` ran");
        }
        try {
            return current.aead().decrypt(wrapped, associatedData);
        } catch (GeneralSecurityException e) {
            throw new MasterKeyException(
                    "The master keyset " + file.path() + " does not open a key of this database: the file belongs to"
                            + " another installation, or the key was tampered with. Restore the right file",
                    e);
        }
    }

    /** The version that wraps. */
    public int version() {
        return keyset.handle().getPrimary().getId();
    }

    /** All versions that the keyset has. */
    public SortedSet<Integer> versions() {
        return keyset.versions();
    }

    /** The version under which a value was wrapped. */
    public static int versionOf(byte[] wrapped) {
        if (wrapped.length < PREFIX) {
            throw new MasterKeyException("A wrapped key is cut short: the database was damaged");
        }
        return ByteBuffer.wrap(wrapped, 1, Integer.BYTES).getInt();
    }

    /** Reads the file again, because another process may have rotated. */
    public void refresh() {
        keyset = Keyset.of(file.read(), file);
    }

    /** Adds a version that wraps from now on. What older ones wrapped can still be unwrapped. */
    public synchronized void addVersion() {
        KeysetHandle stored = file.read();
        int next = Keyset.of(stored, file).versions().last() + 1;
        KeysetHandle changed = withNewPrimary(KeysetHandle.newBuilder(stored), next, file);
        file.write(changed);
        keyset = Keyset.of(changed, file);
    }

    /** Removes every version but the newest, for ever. Nothing may be wrapped under them any more. */
    public synchronized void removeOlderVersions() {
        KeysetHandle stored = file.read();
        KeysetHandleInterface.Entry newest = stored.getPrimary();
        try {
            KeysetHandle changed = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(newest.getKey())
                            .withFixedId(newest.getId())
                            .makePrimary())
                    .build();
            file.write(changed);
            keyset = Keyset.of(changed, file);
        } catch (GeneralSecurityException e) {
            throw new MasterKeyException("The master keyset " + file.path() + " cannot be changed", e);
        }
    }

    private static KeysetHandle withNewPrimary(KeysetHandle.Builder builder, int version, KeysetFile file) {
        try {
            return builder.setConfiguration(KeysetFile.aead())
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withFixedId(version)
                            .makePrimary())
                    .build();
        } catch (GeneralSecurityException e) {
            throw new MasterKeyException("The master keyset " + file.path() + " cannot get a new version", e);
        }
    }

    @Override
    public String toString() {
        return "MasterKey[" + file.path() + ", versions " + keyset.versions() + "]";
    }
}
