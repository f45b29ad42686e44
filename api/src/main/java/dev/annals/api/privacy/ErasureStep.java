package dev.annals.api.privacy;

/** The steps of an erasure behind the event that orders it, in order. */
public enum ErasureStep {
    /** What legal holds demand was copied aside, under keys of its own. */
    HELD_ASIDE,
    /** Quarantined items that name the person were given up. */
    QUARANTINE,
    /** The keys of the person's fragments and of these items were destroyed. */
    KEYS,
    /** Packages and exports made for the person were deleted. */
    PACKAGES,
    /** Read models and parked events were gone over by every processor. */
    DERIVED,
    /** The master key was replaced; only where that was ordered. */
    MASTER_KEY,
    /** What was kept for a legal hold that has ended was destroyed. */
    HELD_RELEASED
}
