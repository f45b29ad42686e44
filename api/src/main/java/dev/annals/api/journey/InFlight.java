package dev.annals.api.journey;

/** What becomes of runs that are under way when something is decided about their journey. */
public enum InFlight {
    /** They stay with the version they began with. */
    PIN,
    /** They go on in the new version, from the step that the map says, or that of the same name. */
    MIGRATE,
    /** They are finished; nobody else enters. */
    DRAIN,
    /** They end at once. */
    STOP
}
