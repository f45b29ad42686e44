package dev.annals.platform.ledger;

import org.jspecify.annotations.Nullable;

/** A tile that the tree needs is not stored, or what is stored in its place is no tile. */
public final class MissingTileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingTileException(TileAddress address, @Nullable Throwable damaged) {
        super(
                "The tile " + address.level() + "/" + address.path() + (damaged == null ? " is missing" : " is damaged")
                        + ": it is made anew from the event log",
                damaged);
    }
}
