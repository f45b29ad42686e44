package dev.annals.app.imports;

/** Ends an import before its time; the message says why, and what to do. What was acknowledged stays. */
public final class ImportFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ImportFailure(String message) {
        super(message, null, false, false);
    }
}
