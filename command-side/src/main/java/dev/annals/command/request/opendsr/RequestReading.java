package dev.annals.command.request.opendsr;

import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.request.RequestType;
import dev.annals.command.request.opendsr.Unacceptable.Flaw;
import dev.annals.platform.identity.Normalisation;
import dev.annals.platform.request.opendsr.SupportedIdentities;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a controller sent, and lists everything that OpenDSR 2.0 (sections 5 and 7) does not allow. */
final class RequestReading {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern UUID_V4 =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Pattern VERSION_2 = Pattern.compile("2(\\.\\d{1,3}){0,2}");
    private static final Set<String> REGULATIONS = Set.of("gdpr", "ccpa");
    private static final Set<RequestType> TYPES =
            Set.of(RequestType.ACCESS, RequestType.PORTABILITY, RequestType.ERASURE);
    private static final int LARGEST = 65_536;
    private static final int MOST_IDENTITIES = 50;
    private static final int MOST_CALLBACKS = 10;
    private static final int LONGEST_ADDRESS = 2_000;
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");

    private final Normalisation normalisation;
    private final boolean allowHttp;

    /**
     * @param normalisation how identities are spelled here
     * @param allowHttp whether callbacks may go to unencrypted addresses
     */
    RequestReading(Normalisation normalisation, boolean allowHttp) {
        this.normalisation = normalisation;
        this.allowHttp = allowHttp;
    }

    /**
     * What was sent.
     *
     * @throws Unacceptable with everything that is wrong
     */
    Asked read(byte @Nullable [] body, Instant now) {
        JsonNode sent = parsed(body);
        List<Flaw> flaws = new ArrayList<>();
        String regulation = text(sent, "regulation", flaws);
        if (regulation != null && !REGULATIONS.contains(regulation)) {
            flaws.add(new Flaw("unsupported", "regulation is neither gdpr nor ccpa."));
        }
        String id = text(sent, "subject_request_id", flaws);
        if (id != null && !isId(id)) {
            flaws.add(new Flaw("invalid", "subject_request_id is no UUID v4 in lower case."));
        }
        Optional<RequestType> type = Optional.ofNullable(text(sent, "subject_request_type", flaws))
                .map(name -> RequestType.named(name).filter(TYPES::contains).orElseGet(() -> {
                    flaws.add(new Flaw(
                            "unsupported", "subject_request_type is none of access, portability and erasure."));
                    return RequestType.ACCESS;
                }));
        Instant submitted = submitted(text(sent, "submitted_time", flaws), now, flaws);
        List<Identifier> identities = identities(sent.path("subject_identities"), flaws);
        JsonNode version = sent.path("api_version");
        if (!version.isMissingNode()
                && !(version.isString() && VERSION_2.matcher(version.asString()).matches())) {
            flaws.add(new Flaw("unsupported", "api_version is none that starts with 2."));
        }
        List<String> callbacks = callbacks(sent.path("status_callback_urls"), flaws);
        if (!sent.path("extensions").isMissingNode() && !sent.path("extensions").isObject()) {
            flaws.add(new Flaw("invalid", "extensions is no object."));
        }
        if (!flaws.isEmpty() || regulation == null || id == null || type.isEmpty()) {
            throw new Unacceptable(flaws);
        }
        return new Asked(id, type.get(), regulation, submitted, identities, callbacks, sent);
    }

    /** Whether it is an id as OpenDSR wants it. */
    static boolean isId(String id) {
        return UUID_V4.matcher(id).matches();
    }

    private static JsonNode parsed(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            throw new Unacceptable(List.of(new Flaw("required", "The body is empty.")));
        }
        if (body.length > LARGEST) {
            throw new Unacceptable(List.of(new Flaw("invalid", "The body is larger than " + LARGEST + " bytes.")));
        }
        try {
            JsonNode sent = JSON.readTree(body);
            if (sent.isObject()) {
                return sent;
            }
        } catch (JacksonException noJson) {
            throw new Unacceptable(List.of(new Flaw("invalid", "The body is no JSON with each member once.")));
        }
        throw new Unacceptable(List.of(new Flaw("invalid", "The body is no JSON object.")));
    }

    private static @Nullable String text(JsonNode sent, String field, List<Flaw> flaws) {
        JsonNode value = sent.path(field);
        if (value.isMissingNode() || value.isNull()) {
            flaws.add(new Flaw("required", field + " field is required."));
            return null;
        }
        if (!value.isString()) {
            flaws.add(new Flaw("invalid", field + " is no string."));
            return null;
        }
        return value.asString();
    }

    private static Instant submitted(@Nullable String text, Instant now, List<Flaw> flaws) {
        if (text == null) {
            return now;
        }
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            if (at.isAfter(BEGINNING) && at.isBefore(now.plus(CLOCK_SKEW))) {
                return at;
            }
            flaws.add(new Flaw("invalid", "submitted_time lies in the future, or before the year 2000."));
        } catch (DateTimeException noTime) {
            flaws.add(new Flaw("invalid", "submitted_time is no time as in RFC 3339."));
        }
        return now;
    }

    private List<Identifier> identities(JsonNode sent, List<Flaw> flaws) {
        if (!sent.isArray() || sent.isEmpty() || sent.size() > MOST_IDENTITIES) {
            flaws.add(new Flaw(
                    sent.isMissingNode() || sent.isEmpty() ? "required" : "invalid",
                    "subject_identities is required: an array of 1 to " + MOST_IDENTITIES + " identities."));
            return List.of();
        }
        List<Identifier> identities = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            identity(sent.get(i), "subject_identities[" + i + "]", flaws).ifPresent(identities::add);
        }
        return identities.stream().distinct().toList();
    }

    private Optional<Identifier> identity(JsonNode sent, String at, List<Flaw> flaws) {
        List<Flaw> missing = new ArrayList<>();
        String type = text(sent, "identity_type", missing);
        String format = text(sent, "identity_format", missing);
        String value = text(sent, "identity_value", missing);
        if (type == null || format == null || value == null) {
            missing.forEach(flaw -> flaws.add(new Flaw(flaw.reason(), at + "." + flaw.message())));
            return Optional.empty();
        }
        Namespace namespace = SupportedIdentities.namespace(type, format);
        if (namespace == null) {
            flaws.add(new Flaw(
                    "unsupported", at + " has an identity_type and identity_format that discovery does not list."));
            return Optional.empty();
        }
        Optional<Identifier> identifier = normalisation.identifier(namespace, value);
        if (identifier.isEmpty()) {
            flaws.add(new Flaw("invalid", at + ".identity_value identifies nobody."));
        }
        return identifier;
    }

    private List<String> callbacks(JsonNode sent, List<Flaw> flaws) {
        if (sent.isMissingNode()) {
            return List.of();
        }
        if (!sent.isArray() || sent.size() > MOST_CALLBACKS) {
            flaws.add(new Flaw(
                    "invalid", "status_callback_urls is no array of at most " + MOST_CALLBACKS + " addresses."));
            return List.of();
        }
        List<String> callbacks = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            if (sent.get(i).isString() && isAddress(sent.get(i).asString())) {
                callbacks.add(sent.get(i).asString());
            } else {
                flaws.add(new Flaw(
                        "invalid",
                        "status_callback_urls[" + i + "] is no " + (allowHttp ? "http: or " : "")
                                + "https: address without user information."));
            }
        }
        return callbacks.stream().distinct().toList();
    }

    private boolean isAddress(String text) {
        if (text.length() > LONGEST_ADDRESS) {
            return false;
        }
        try {
            URI address = new URI(text);
            boolean isAllowed = "https".equalsIgnoreCase(address.getScheme())
                    || (allowHttp && "http".equalsIgnoreCase(address.getScheme()));
            return isAllowed
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null;
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    /**
     * A request as it was sent.
     *
     * @param id its subject_request_id
     * @param type what is asked for
     * @param regulation the key of the law
     * @param submitted when the person asked
     * @param identities by what the person is known here
     * @param callbacks who is told of changes
     * @param whole all that was sent
     */
    record Asked(
            String id,
            RequestType type,
            String regulation,
            Instant submitted,
            List<Identifier> identities,
            List<String> callbacks,
            JsonNode whole) {

        @Override
        public String toString() {
            return "Asked[" + type + " " + id + "]";
        }
    }
}
