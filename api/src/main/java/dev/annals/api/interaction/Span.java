package dev.annals.api.interaction;

/**
 * Some places of one stream that follow each other.
 *
 * @param from the sequence of the first
 * @param to that of the last
 */
public record Span(long from, long to) {

    /** Whether a place of the stream lies in it. */
    public boolean covers(long sequence) {
        return from <= sequence && sequence <= to;
    }
}
