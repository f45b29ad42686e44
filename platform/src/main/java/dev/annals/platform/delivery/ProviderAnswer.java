package dev.annals.platform.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of handing a message to a provider. Reasons are stable codes, without anything personal. */
public sealed interface ProviderAnswer {

    /**
     * The provider took it, now or at an earlier attempt.
     *
     * @param id by what the provider calls it; null where it does not say
     */
    record Accepted(@Nullable String id) implements ProviderAnswer {}

    /**
     * The provider will never take it.
     *
     * @param reason why
     * @param isAddressBad whether the address is good for nothing
     */
    record Refused(String reason, boolean isAddressBad) implements ProviderAnswer {

        /** Refused for the message, or for what was set up. */
        public static Refused because(String reason) {
            return new Refused(reason, false);
        }

        /** Refused for the address. */
        public static Refused badAddress(String reason) {
            return new Refused(reason, true);
        }
    }

    /**
     * It is not known whether the provider took it, or it asks to be tried later.
     *
     * @param reason why
     * @param after not before that time has passed; null where nobody said
     */
    record Unavailable(String reason, @Nullable Duration after) implements ProviderAnswer {

        /** Later, whenever. */
        public static Unavailable because(String reason) {
            return new Unavailable(reason, null);
        }
    }
}
