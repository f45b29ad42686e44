package dev.annals.channels.web;

/**
 * What somebody outside answered.
 *
 * @param status the HTTP status; redirects are answers like any other
 * @param body its first bytes, as many as {@code annals.channels.max-answer} lets in
 * @param isCut whether there were more
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OutboundAnswer(int status, byte[] body, boolean isCut) {

    private static final int OK = 200;
    private static final int REDIRECT = 300;

    /** Whether it was taken. */
    public boolean isTaken() {
        return status >= OK && status < REDIRECT;
    }
}
