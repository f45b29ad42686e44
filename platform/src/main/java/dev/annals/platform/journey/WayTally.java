package dev.annals.platform.journey;

/** What came of those who took one of several ways. Not for use by several threads. */
public final class WayTally extends GoalTally {

    private long taken;

    void count() {
        taken++;
    }

    WayTally copy() {
        WayTally copy = new WayTally();
        copy.taken = taken;
        copy.take(this);
        return copy;
    }

    /** How often it was taken. */
    public long taken() {
        return taken;
    }
}
