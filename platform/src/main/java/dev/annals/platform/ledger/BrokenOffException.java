package dev.annals.platform.ledger;

/** The ledger cannot be read any further, although its newest checkpoint covers more. */
public final class BrokenOffException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long position;

    /**
     * It cannot be read.
     *
     * @param position the first position that is missing
     * @param what what is wrong
     */
    public BrokenOffException(long position, String what) {
        super(what);
        this.position = position;
    }

    /** The first position that is missing. */
    public long position() {
        return position;
    }
}
