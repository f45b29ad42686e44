package dev.annals.platform.ledger;

import java.util.Optional;

/** Where tiles are read from. */
@FunctionalInterface
public interface Tiles {

    /**
     * A tile with as many hashes as asked for; empty when it is not there, or has not grown so far.
     *
     * @throws IllegalArgumentException when what is stored is no tile
     */
    Optional<Tile> find(TileAddress address);
}
