package dev.annals.platform.crypto;

import org.jspecify.annotations.Nullable;

/** Thrown where the master key cannot be used; the message names the file and what to do. */
public final class MasterKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MasterKeyException(String message) {
        super(message);
    }

    public MasterKeyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
