package dev.annals.api.rejection;

import java.util.Locale;

/**
 * Everything Annals refuses: a stable code, the HTTP status, what it means and what the caller should do.
 *
 * <p>Problem documents (RFC 9457) carry {@link #code()} as {@code code}, {@link #meaning()} as {@code title} and
 * {@link #fix()} as {@code fix}.
 */
public enum Rejection {
    MALFORMED_JSON(400, "The body is not JSON", "Send one well-formed JSON object in UTF-8."),
    BODY_TOO_LARGE(413, "The body is larger than allowed", "Send at most 500 KB and 2,500 interactions a request."),
    INTERACTION_TOO_LARGE(400, "An interaction is larger than 32 KB", "Shorten it, or split it into several."),
    BATCH_TOO_LONG(400, "A batch has more than 2,500 interactions", "Split the batch."),
    TOO_COMPLEX(
            400,
            "The JSON is nested too deeply or has too long a name, string or number",
            "Stay within 32 levels, 256-character names, 32 KB strings and 64-digit numbers."),
    INVALID_FIELD(400, "A field has a value of the wrong kind", "Change the field that the detail names."),
    MISSING_FIELD(400, "A required field is missing", "Add the field that the detail names."),
    NO_IDENTIFIER(400, "The interaction names nobody", "Send a userId, an anonymousId or another identifier."),
    MESSAGE_ID_TOO_LONG(400, "The messageId has more than 100 characters", "Use a UUID."),
    TIMESTAMP_OUT_OF_RANGE(
            400,
            "The time lies before 2 January 1970 or more than a day in the future",
            "Send times as ISO-8601 with an offset, and set the clock."),
    INVALID_TEXT(400, "A text holds an unpaired surrogate or a NUL character", "Remove these characters."),
    INVALID_PARAMETER(400, "A request parameter cannot be used", "Change the parameter that the detail names."),
    PLAN_VIOLATED(
            400,
            "The interaction does not keep to the tracking plan",
            "Change what the detail names, or have the plan at /api/v1/plan changed."),
    INVALID_CONFIGURATION(400, "The configuration cannot be used", "Mend each place that the detail names."),
    CONSENT_NOT_POSSIBLE(
            400, "Such a decision cannot be recorded", "Change what the detail names, or publish other purposes."),
    UNKNOWN_WRITE_KEY(401, "The write key is unknown or revoked", "Use a write key made by `annals token create`."),
    CONFLICTING_WRITE_KEYS(401, "The request carries different write keys", "Send one write key, in one place."),
    UNAUTHENTICATED(401, "No valid credentials", "Send `Authorization: Bearer <token>`."),
    FORBIDDEN(403, "The role does not allow this", "Use a token whose role has the permission named in the detail."),
    PURPOSE_REQUIRED(
            403,
            "Personal data is handed out for a stated purpose only",
            "Send X-Annals-Purpose, or the parameter purpose."),
    TRANSFER_REFUSED(
            403,
            "Data of these people may not be taken there",
            "State where the file goes as country, and on what that rests as mechanism; see docs/residency.md."),
    NOT_FOUND(404, "There is no such thing", "Check the id or identifier."),
    METHOD_NOT_ALLOWED(405, "The resource has no such method", "See /openapi.json."),
    NOT_ACCEPTABLE(
            406, "None of the accepted media types can be produced", "Accept one that the detail names, or any."),
    TOO_SLOW(408, "The body did not arrive in time", "Send it without pauses, or in smaller parts."),
    CONFLICT(409, "The state does not allow this", "Read it again and decide anew."),
    CONFIRMATION_NEEDED(
            409, "It would change more than anybody confirmed", "Confirm the number that the detail names."),
    REQUEST_ID_TAKEN(409, "Another request was received under this id", "Send it under an id of its own."),
    LINK_INVALID(410, "The link cannot be used", "Ask for a new one."),
    LINK_EXPIRED(410, "The link's time is over", "Ask for a new one."),
    LINK_USED(410, "The link was used already", "Nothing is left to do; it works only once."),
    SUPPRESSED(
            409,
            "The person was erased and is not recorded again",
            "Where the person gave a new permission, say so at /api/v1/readmissions first."),
    GONE(410, "It was erased", "Nothing can bring it back."),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not understood", "Send application/json or text/plain."),
    TOO_MANY_REQUESTS(429, "Intake is at its limit", "Wait for Retry-After seconds and send the same again."),
    INTERNAL_ERROR(500, "Annals failed", "Tell the operator the incident in `instance`; sending again may help."),
    STORE_UNAVAILABLE(503, "A store is away", "Wait for Retry-After seconds and send the same again."),
    NOT_CAUGHT_UP(504, "The read model has not reached the position asked for in time", "Ask again.");

    private final int status;
    private final String meaning;
    private final String fix;

    Rejection(int status, String meaning, String fix) {
        this.status = status;
        this.meaning = meaning;
        this.fix = fix;
    }

    /** The stable code: the name in lower case with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What was refused, as a sentence without a full stop. */
    public String meaning() {
        return meaning;
    }

    /** What the caller should do. */
    public String fix() {
        return fix;
    }
}
