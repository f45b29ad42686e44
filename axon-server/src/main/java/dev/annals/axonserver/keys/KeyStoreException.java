package dev.annals.axonserver.keys;

import org.jspecify.annotations.Nullable;

/** Thrown when the key store did not do what was asked; trying again may help. */
public final class KeyStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
