package dev.annals.api.privacy;

/** The steps of an erasure behind the event that orders it, in order. */
public enum ErasureStep {
    /** What legal holds demand was copied aside, under keys of its own. */
    HELD_ASIDE,
    /** Quarantined items that name the person were given up. */
    QUARANTINE,
    /** Every channel that was told of the person in an audience is told to take it out; what that says has keys of its own. */
    AUDIENCES,
    /** The keys of the person's fragments and of these items were destroyed. */
    KEYS,
    /** Packages and exports made for the person were deleted. */
    PACKAGES,
    /** Read models and parked events were gone over by every processor. */
    DERIVED,
    /** The master key was replaced; only where that was ordered. */
    MASTER_KEY,
    /** What was kept for a legal hold that has ended was destroyed. */
    HELD_RELEASED,
    /** What was kept to tell a channel of the erasure was destroyed: the channel took it, or did not in time. */
    AUDIENCES_RELEASED;

    /** Whether what the step names is kept for a while, rather than erased with the person. */
    public boolean keeps() {
        return this == HELD_ASIDE || this == AUDIENCES;
    }
}
