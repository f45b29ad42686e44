package dev.annals.command.request;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.request.ReceiveRequest;
import dev.annals.api.request.RequestType;
import dev.annals.api.request.Requester;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.identity.ProfileAddress.Named;
import dev.annals.platform.request.LawBook;
import dev.annals.platform.web.Given;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what the desk took down, and finds by when the law wants it answered. */
final class AskedReading {

    private static final int MOST_IDENTITIES = 50;
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_REFERENCE = 100;
    private static final Duration LONG_AGO = Duration.ofDays(400);

    private final LawBook laws;
    private final PurposeBook book;
    private final ProfileAddress address;
    private final FragmentIds ids;
    private final Supplier<UUID> newIds;

    AskedReading(LawBook laws, PurposeBook book, ProfileAddress address, FragmentIds ids, Supplier<UUID> newIds) {
        this.laws = laws;
        this.book = book;
        this.address = address;
        this.ids = ids;
        this.newIds = newIds;
    }

    /**
     * The command.
     *
     * @param actor who took it down
     * @param now when
     * @throws Rejected naming the field that cannot be used
     */
    ReceiveRequest read(AskedBody body, String actor, Instant now) {
        RequestType type = type(body.type());
        String law = Given.text(body.law(), "law");
        Instant submitted = submitted(body.submittedAt(), now);
        List<Identifier> identities = identities(body.identities());
        String reference = reference(body.reference());
        List<String> purposes = purposes(body.purposes(), type);
        List<FragmentId> fragments = identities.stream().map(ids::of).toList();
        return new ReceiveRequest(
                reference == null ? ids.of("request", newIds.get().toString()) : ids.of("request", actor, reference),
                type,
                law,
                "desk",
                submitted,
                fragments,
                laws.due(law, type, submitted),
                laws.needsIdentity(law, type),
                purposes,
                null,
                reference,
                ids.of("request-content", type.wireName(), law, fragments.toString(), purposes.toString())
                        .toString(),
                List.of(),
                new Requester(identities, text(body.contact(), "contact"), text(body.message(), "message")));
    }

    /** The type of that name. */
    static RequestType type(@Nullable String name) {
        return RequestType.named(Given.text(name, "type"))
                .orElseThrow(() -> new Rejected(
                        Rejection.INVALID_FIELD,
                        "$.type is none of "
                                + Arrays.stream(RequestType.values())
                                        .map(RequestType::wireName)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    /** An objection about nothing that could be refused would be complete with nothing done. */
    private List<String> purposes(@Nullable List<@Nullable String> given, RequestType type) {
        if (given == null || given.isEmpty()) {
            return List.of();
        }
        if (type != RequestType.OBJECTION) {
            throw new Rejected(Rejection.INVALID_FIELD, "$.purposes belongs to an objection alone.");
        }
        List<String> open = RefusedUses.open(book.current());
        List<String> purposes = given.stream().filter(open::contains).distinct().toList();
        if (purposes.size() < given.stream().distinct().count()) {
            throw new Rejected(
                    Rejection.INVALID_FIELD,
                    "$.purposes names something else than purposes that yield to an objection, which are: "
                            + String.join(", ", open) + ".");
        }
        return purposes;
    }

    private static Instant submitted(@Nullable String text, Instant now) {
        if (text == null) {
            return now.truncatedTo(ChronoUnit.MILLIS);
        }
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            if (!at.isAfter(now) && at.isAfter(now.minus(LONG_AGO))) {
                return at;
            }
        } catch (DateTimeException notATime) {
            throw new Rejected(Rejection.INVALID_FIELD, "$.submittedAt is no time like 2026-11-22T10:00:00Z.");
        }
        throw new Rejected(
                Rejection.INVALID_FIELD,
                "$.submittedAt lies in the future, or more than " + LONG_AGO.toDays() + " days back.");
    }

    private List<Identifier> identities(@Nullable List<String> given) {
        if (given == null || given.isEmpty() || given.size() > MOST_IDENTITIES) {
            throw new Rejected(
                    Rejection.MISSING_FIELD,
                    "$.identities is to hold 1 to " + MOST_IDENTITIES + " texts '<namespace>:<value>'.");
        }
        List<Identifier> identities = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Named named = named(given.get(i), i);
            Identifier identifier = named.identifier();
            if (identifier == null) {
                throw new Rejected(
                        Rejection.INVALID_FIELD, "$.identities[" + i + "] is an id; write '<namespace>:<value>'.");
            }
            if (!identities.contains(identifier)) {
                identities.add(identifier);
            }
        }
        return identities;
    }

    private Named named(@Nullable String text, int index) {
        try {
            return address.read(text == null ? "" : text);
        } catch (Rejected nobody) {
            throw new Rejected(Rejection.INVALID_FIELD, "$.identities[" + index + "]: " + nobody.detail());
        }
    }

    private static @Nullable String reference(@Nullable String reference) {
        if (reference == null) {
            return null;
        }
        boolean isPlain = !reference.isEmpty()
                && reference.length() <= LONGEST_REFERENCE
                && reference.chars().allMatch(each -> each > ' ' && each < 127 && each != '@');
        if (!isPlain) {
            throw new Rejected(
                    Rejection.INVALID_FIELD,
                    "$.reference is no id of 1 to " + LONGEST_REFERENCE + " ASCII characters without blanks and @.");
        }
        return reference;
    }

    private static @Nullable String text(@Nullable String text, String field) {
        if (text != null && text.length() > LONGEST_TEXT) {
            throw new Rejected(
                    Rejection.INVALID_FIELD, "$." + field + " has more than " + LONGEST_TEXT + " characters.");
        }
        return text;
    }
}
