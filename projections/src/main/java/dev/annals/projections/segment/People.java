package dev.annals.projections.segment;

/** Who is a person that is known: the root of a tree. */
final class People extends BitColumn {

    @Override
    void look(int block, Moment moment, long[] stale) {
        put(block, stale, moment.woods()::isProfile);
    }
}
