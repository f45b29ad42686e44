package dev.annals.api.request;

import java.util.Locale;
import java.util.Optional;

/** What a person can ask for. */
public enum RequestType {
    /** To be told everything that is held and where it comes from. */
    ACCESS,
    /** To be given what the person provided, for another controller. */
    PORTABILITY,
    /** To have something corrected. */
    RECTIFICATION,
    /** To have the data kept and not used. */
    RESTRICTION,
    /** Not to have the data used for what rests on legitimate interest, direct marketing above all. */
    OBJECTION,
    /** To be forgotten. */
    ERASURE,
    /** Not to have the data sold or shared. */
    OPT_OUT_OF_SALE;

    /** The name in requests, answers and laws: lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of that name, if there is one. */
    public static Optional<RequestType> named(String wireName) {
        for (RequestType type : values()) {
            if (type.wireName().equals(wireName)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
