package dev.annals.command.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the desk takes it down.
 *
 * @param type {@code access}, {@code portability}, {@code rectification}, {@code restriction}, {@code objection},
 *     {@code erasure} or {@code opt_out_of_sale}
 * @param law the law it is answered by, such as {@code gdpr}
 * @param identities by what the person is known, each {@code <namespace>:<value>}
 * @param contact where the answer goes
 * @param message what the person said
 * @param submittedAt when the person asked, ISO-8601; now when left out
 * @param reference by what the sender calls the request: the same reference again is the same request
 * @param purposes the purposes that an objection is about; all when left out
 */
record AskedBody(
        @Nullable String type,
        @Nullable String law,
        @Nullable List<String> identities,
        @Nullable String contact,
        @Nullable String message,
        @Nullable String submittedAt,
        @Nullable String reference,
        @Nullable List<String> purposes) {

    @Override
    public String toString() {
        return "AskedBody[" + type + " " + law + "]";
    }
}
