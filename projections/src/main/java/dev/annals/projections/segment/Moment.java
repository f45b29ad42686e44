package dev.annals.projections.segment;

import java.time.Instant;

/**
 * The state of everybody at which something is found out.
 *
 * @param machine who there is, and in which segments
 * @param facts what is known of them, up to the same position
 * @param at the instant that it is
 * @param round the round that ends with it
 */
record Moment(SegmentMachine machine, Facts facts, Instant at, int round) {

    /** The machine's own, at an instant that lies not before what it took last; several threads may ask then. */
    static Moment of(SegmentMachine machine, Facts facts, Instant at) {
        facts.expect(machine.woods());
        return new Moment(machine, facts, at, machine.touched().endRound());
    }

    Woods woods() {
        return machine.woods();
    }

    int blocks() {
        return (woods().size() + Column.BLOCK - 1) / Column.BLOCK;
    }

    /** How many there are in a block. */
    int size(int block) {
        return Math.min(Column.BLOCK, woods().size() - block * Column.BLOCK);
    }
}
