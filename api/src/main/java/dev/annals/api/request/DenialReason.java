package dev.annals.api.request;

import java.util.Locale;
import java.util.Optional;

/** Why a request can be denied: the reasons of the Data Rights Protocol 1.0. */
public enum DenialReason {
    SUSPECTED_FRAUD,
    INSUF_VERIFICATION,
    NO_MATCH,
    CLAIM_NOT_COVERED,
    OUTSIDE_JURISDICTION,
    TOO_MANY_REQUESTS,
    OTHER;

    /** The name in requests and answers: lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reason of that name, if there is one. */
    public static Optional<DenialReason> named(String wireName) {
        for (DenialReason reason : values()) {
            if (reason.wireName().equals(wireName)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
