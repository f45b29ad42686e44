package dev.annals.projections.ledger;

/** The log is not the one that was signed. Nothing is signed any more until it is again, or somebody has looked into it. */
final class BrokenLedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenLedgerException(String what) {
        super(what);
    }
}
