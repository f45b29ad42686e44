package dev.annals.api.rejection;

/** Thrown to refuse something; the message says what was wrong and where, and never holds a value that was sent. */
public final class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Rejection rejection;

    /**
     * @param rejection the entry of the catalogue
     * @param detail what was wrong and where, for a person; no personal data
     */
    public Rejected(Rejection rejection, String detail) {
        super(detail, null, false, false);
        this.rejection = rejection;
    }

    public Rejection rejection() {
        return rejection;
    }

    /** The detail; never null. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
