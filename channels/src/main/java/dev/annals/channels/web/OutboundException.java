package dev.annals.channels.web;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Nothing was answered. The message names the reason and never the address, which may be personal. */
public final class OutboundException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    OutboundException(Reason reason, @Nullable Throwable cause) {
        super(reason.sentence(), cause);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** Why nothing was answered. */
    public enum Reason {
        /** The address is refused for its form. */
        ADDRESS("The address is no http: or https: one with a plain host and without user information", true),

        /** It is not encrypted. */
        SCHEME("Unencrypted http: is not allowed: use https:, or set annals.channels.allow-http", true),

        /** It leads to where only the configuration may lead. */
        NETWORK("The host is in a network that is not public: list it in annals.channels.allowed-networks", true),

        /** Its host means nothing. */
        UNKNOWN_HOST("The host has no address", false),

        /** Who answered is not who was meant, or did not agree on a cipher. */
        TLS("No trusted TLS connection came about", false),

        /** It took too long. */
        TIME("There was no whole answer within annals.channels.timeout", false),

        /** Nobody was there, it broke off, or what came was no HTTP within the limits. */
        CONNECTION("There was no connection, or no answer that keeps to HTTP and its limits", false);

        private final String sentence;
        private final boolean isRefusal;

        Reason(String sentence, boolean isRefusal) {
            this.sentence = sentence;
            this.isRefusal = isRefusal;
        }

        /** What happened and what to do. */
        public String sentence() {
            return sentence;
        }

        /** Whether we refused to connect, so that trying again changes nothing until somebody changes something. */
        public boolean isRefusal() {
            return isRefusal;
        }
    }
}
