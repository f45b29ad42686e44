package dev.annals.axonserver.keys;

import java.io.Serial;
import java.sql.SQLException;

/** Thrown when the key store does not answer; trying again may help. */
public final class KeyStoreException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    KeyStoreException(String message, SQLException cause) {
        super(message, cause);
    }
}
