package dev.annals.channels.web;

import java.util.Map;

/**
 * What somebody outside answered.
 *
 * @param status the HTTP status; redirects are answers like any other
 * @param body its first bytes, as many as {@code annals.channels.max-answer} lets in
 * @param isCut whether there were more
 * @param headers its headers, by name in lower case; of several of one name, the first
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OutboundAnswer(int status, byte[] body, boolean isCut, Map<String, String> headers) {

    /** An answer of whose headers nothing is known. */
    public OutboundAnswer(int status, byte[] body, boolean isCut) {
        this(status, body, isCut, Map.of());
    }

    private static final int OK = 200;
    private static final int REDIRECT = 300;

    /** Whether it was taken. */
    public boolean isTaken() {
        return status >= OK && status < REDIRECT;
    }
}
