package dev.annals.platform.journey;

/** Port: how the runs of journeys are doing, for those who run Annals. There is one where sagas run. */
public interface RunOversight {

    /** How many runs are under way. */
    long underWay();

    /** How many should have gone on, or ended, more than five minutes ago, and did not. */
    long stuck();
}
