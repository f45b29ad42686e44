package dev.annals.platform.crypto;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Thrown where the master key cannot be used; the message names the file and the remedy. */
public final class MasterKeyException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public MasterKeyException(String message) {
        super(message);
    }

    public MasterKeyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
