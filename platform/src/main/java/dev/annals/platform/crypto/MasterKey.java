package dev.annals.platform.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * The key that wraps all others: a Google Tink AEAD keyset in a file, of which the primary key wraps and every key
 * unwraps.
 *
 * <p>What it wraps begins with Tink's prefix (1 byte, then the id of the wrapping key in 4), so it can be told under
 * which key a value is. When another process has rotated, the file is read again.
 */
public final class MasterKey {

    private static final int PREFIX = 5;

    private final KeysetFile file;
    private volatile Keyset keyset;

    private record Keyset(KeysetHandle handle, Aead aead) {}

    private MasterKey(KeysetFile file, KeysetHandle handle) {
        this.file = file;
        this.keyset = usable(handle);
    }

    /**
     * Opens the keyset, and makes one only where there is no installation yet.
     *
     * @param path the keyset file
     * @param installationExists whether a database holds anything wrapped by the keyset
     * @throws MasterKeyException when it is missing although there is an installation, open to others, or damaged
     */
    public static MasterKey open(Path path, boolean installationExists) {
        KeysetFile file = new KeysetFile(path);
        if (!file.exists()) {
            if (installationExists) {
                throw new MasterKeyException("The master keyset " + path + " is missing, but the database holds keys"
                        + " wrapped by it: restore it from its backup. Annals never makes a new one for an existing"
                        + " installation");
            }
            file.write(fresh());
        }
        return new MasterKey(file, file.read());
    }

    /** Wraps a key. The associated data has to be given again to unwrap it. */
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
     * @throws MasterKeyException when no key of the keyset opens it
     */
    public byte[] unwrap(byte[] wrapped, byte[] associatedData) {
        try {
            return keyset.aead().decrypt(wrapped, associatedData);
        } catch (GeneralSecurityException unknown) {
            keyset = usable(file.read());
            try {
                return keyset.aead().decrypt(wrapped, associatedData);
            } catch (GeneralSecurityException e) {
                throw new MasterKeyException(
                        "The master keyset " + file.path() + " does not open what this database holds: it belongs to"
                                + " another installation, or is an older backup. Restore the right one",
                        e);
            }
        }
    }

    /** The id of the key that wraps now. */
    public int primaryId() {
        return keyset.handle().getPrimary().getId();
    }

    /** The ids of all keys, oldest first. */
    public List<Integer> ids() {
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < keyset.handle().size(); i++) {
            ids.add(keyset.handle().getAt(i).getId());
        }
        return ids;
    }

    /** The id of the key under which a value was wrapped. */
    public static int wrappedUnder(byte[] wrapped) {
        if (wrapped.length < PREFIX) {
            throw new MasterKeyException("A wrapped key is shorter than its prefix: the key store was damaged");
        }
        return ByteBuffer.wrap(wrapped, 1, Integer.BYTES).getInt();
    }

    /** Adds a key and makes it the one that wraps; what older ones wrapped can still be unwrapped. */
    public synchronized void addPrimary() {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(file.read());
        builder.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId()
                .makePrimary());
        replace(builder);
    }

    /** Removes all keys but the primary; only when nothing is wrapped under them any more. */
    public synchronized void removeAllButPrimary() {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(file.read());
        int primary = primaryId();
        for (int i = builder.size() - 1; i >= 0; i--) {
            if (keyset.handle().getAt(i).getId() != primary) {
                builder.deleteAt(i);
            }
        }
        replace(builder);
    }

    private void replace(KeysetHandle.Builder builder) {
        try {
            KeysetHandle handle = builder.build();
            file.write(handle);
            keyset = usable(handle);
        } catch (GeneralSecurityException e) {
            throw new MasterKeyException("The master keyset " + file.path() + " cannot be changed", e);
        }
    }

    private static KeysetHandle fresh() {
        try {
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, KeysetFile.aead());
        } catch (GeneralSecurityException e) {
            throw new MasterKeyException("This Java runtime cannot make an AES-256-GCM key", e);
        }
    }

    private static Keyset usable(KeysetHandle handle) {
        try {
            return new Keyset(handle, handle.getPrimitive(KeysetFile.aead(), Aead.class));
        } catch (GeneralSecurityException e) {
            throw new MasterKeyException("The master keyset holds keys that are not for AEAD", e);
        }
    }
}
