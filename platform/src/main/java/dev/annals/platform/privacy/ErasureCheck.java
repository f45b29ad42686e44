package dev.annals.platform.privacy;

import dev.annals.api.privacy.ErasureEvent.Check;

/**
 * Looks, after everything was done, whether anything is left of a person. Rooms offer beans of this type for what they
 * hold.
 */
@FunctionalInterface
public interface ErasureCheck {

    /** Looks. */
    Check look(Erasing erasing);
}
