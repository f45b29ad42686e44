package dev.annals.platform.ledger;

import java.util.Optional;

/** The ledger and the log it is about, stretch by stretch from the beginning up to the newest checkpoint. */
public interface Sections {

    /** The key that signed it, as the source says. */
    NoteKey key();

    /** The newest checkpoint, as a note; empty where nothing was signed yet. */
    Optional<String> newest();

    /**
     * The next stretch; empty at the end.
     *
     * @throws BrokenOffException when the source ends before its newest checkpoint, or cannot be read
     */
    Optional<Section> next();

    /** How many events at the end of the log no checkpoint covers yet; asked for at the end. */
    long uncovered();
}
