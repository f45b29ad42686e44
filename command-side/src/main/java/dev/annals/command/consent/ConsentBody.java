package dev.annals.command.consent;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decision as a caller sends it.
 *
 * @param profile whose it is
 * @param purpose the purpose's key
 * @param channel the channel; all of them when it is left out
 * @param controller the controller's key; the first of the catalogue when it is left out
 * @param state what was decided; not asked of a request
 * @param at when it was expressed; now when it is left out
 * @param until when it ends; as the purpose says when it is left out
 * @param notice the notice that was shown
 * @param jurisdiction whose law applied
 * @param method how it was taken
 * @param expressedBy who expressed it
 * @param age how old the person is, where that matters; it is not kept
 * @param uses how many messages it authorises; as the purpose says when it is left out
 * @param evidence what proves it
 * @param messageId the caller's own id; the same again records nothing more
 * @param tokenValidFor how long a request can be answered, as ISO 8601 duration; 72 hours when it is left out
 * @param others fields that there are not
 */
record ConsentBody(
        @Schema(description = "<namespace>:<value> or a profile id", example = "email:mia@example.com") @Nullable
        String profile,

        @Nullable String purpose,
        @Nullable String channel,
        @Nullable String controller,

        @Schema(
                allowableValues = {
                    "requested",
                    "given",
                    "renewed",
                    "refused",
                    "withdrawn",
                    "expired",
                    "terminated",
                    "invalidated"
                })
        @Nullable
        String state,

        @Schema(format = "date-time") @Nullable String at,
        @Schema(format = "date-time") @Nullable String until,
        @Nullable NoticeShown notice,
        @Nullable String jurisdiction,
        @Nullable String method,

        @Schema(allowableValues = {"subject", "guardian", "agent", "device", "controller", "authority"}) @Nullable
        String expressedBy,

        @Nullable Integer age,
        @Nullable Integer uses,
        @Nullable Evidence evidence,
        @Nullable String messageId,
        @Nullable String tokenValidFor,
        @JsonAnySetter @Schema(hidden = true) @Nullable Map<String, Object> others) {

    /**
     * The notice that was shown.
     *
     * @param key its key; that of the purpose when it is left out
     * @param version its version; the newest when it is left out
     * @param language the language in which it was shown
     * @param hash SHA-256 of its content, in hexadecimal digits, where the catalogue does not have it
     */
    record NoticeShown(
            @Nullable String key,
            @Nullable String version,
            @Nullable String language,
            @Nullable String hash) {}

    /**
     * What proves a decision.
     *
     * @param address the IP address it came from
     * @param userAgent the browser or app it came from
     * @param place where it was given
     * @param expressedBy the name of the guardian or agent
     * @param signal the raw string of a signal
     * @param note what else is to be kept
     */
    record Evidence(
            @Nullable String address,
            @Nullable String userAgent,
            @Nullable String place,
            @Nullable String expressedBy,
            @Nullable String signal,
            @Nullable String note) {}

    /** Refuses a body with fields that there are not: a misspelt one would change what is recorded. */
    void refuseOthers() {
        if (others != null && !others.isEmpty()) {
            throw new Rejected(
                    Rejection.INVALID_FIELD,
                    "There is a field that is not known. Known are profile, purpose, channel, controller, state, at,"
                            + " until, notice, jurisdiction, method, expressedBy, age, uses, evidence, messageId and"
                            + " tokenValidFor.");
        }
    }
}
