package dev.annals.app.cli;

/** Ends a verb with exit code 1; the message tells what went wrong and what to do. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Failure(String message) {
        super(message, null, false, false);
    }
}
