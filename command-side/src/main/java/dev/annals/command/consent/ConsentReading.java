package dev.annals.command.consent;

import dev.annals.api.consent.ConsentEvidence;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.consent.ConsentBody.Evidence;
import dev.annals.platform.consent.Jurisdiction;
import dev.annals.platform.consent.Purpose;
import dev.annals.platform.consent.Purposes;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes of what a caller sent the terms of a decision, or says what is wrong with it. */
record ConsentReading(ConsentBody body, Purposes purposes, Instant now) {

    /** How long a request can be answered at most, and unless said otherwise. */
    static final Duration LONGEST_REQUEST = Duration.ofDays(3);

    private static final Duration CLOCKS_AGREE = Duration.ofMinutes(5);
    private static final Pattern METHOD = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_SIGNAL = 20_000;
    private static final int MOST_USES = 1_000;
    private static final int OLDEST = 150;

    /** What was decided. */
    ConsentState state() {
        String text = body.state();
        if (text == null) {
            throw new Rejected(Rejection.MISSING_FIELD, "$.state is missing; for example given or withdrawn.");
        }
        return ConsentState.named(text)
                .filter(state -> state != ConsentState.UNKNOWN)
                .orElseThrow(() -> invalid("$.state is none of requested, given, renewed, refused, withdrawn, expired,"
                        + " terminated and invalidated."));
    }

    /** The terms of a decision that a caller passes on. */
    ConsentTerms terms(ConsentState state, String caller) {
        body.refuseOthers();
        DecisionRules rules = new DecisionRules(purposes);
        Purpose purpose = rules.purpose(body.purpose());
        ConsentKey key = rules.aboutSomethingOfTheCatalogue(body.purpose(), body.channel(), body.controller());
        ExpressedBy by = expressedBy(state);
        String jurisdiction = jurisdiction();
        rules.everyoneSaysWhatIsTheirsToSay(state, by);
        rules.minorsDoNotConsentAlone(
                purpose, state, age(), jurisdiction == null ? purposes.jurisdiction() : jurisdiction, by);
        Instant at = at();
        return new ConsentTerms(
                key,
                at,
                state.isValid() || state == ConsentState.REQUESTED ? until(purpose, at) : null,
                state.isValid() || state == ConsentState.REQUESTED ? uses(purpose, key) : 0,
                rules.shownNoticeIsKnown(purpose, body.notice()),
                jurisdiction,
                method(),
                caller,
                by,
                purposes.version(),
                null,
                List.of(),
                List.of());
    }

    /** What proves it; null where nothing was sent. */
    @Nullable
    ConsentEvidence evidence() {
        Evidence sent = body.evidence();
        return sent == null
                ? null
                : new ConsentEvidence(
                                text("address", sent.address(), LONGEST_TEXT),
                                text("userAgent", sent.userAgent(), LONGEST_TEXT),
                                text("place", sent.place(), LONGEST_TEXT),
                                text("expressedBy", sent.expressedBy(), LONGEST_TEXT),
                                text("signal", sent.signal(), LONGEST_SIGNAL),
                                text("note", sent.note(), LONGEST_TEXT))
                        .orNull();
    }

    /** Until when a request can be answered. */
    Instant answerUntil() {
        String text = body.tokenValidFor();
        try {
            Duration given = text == null ? LONGEST_REQUEST : Duration.parse(text);
            if (given.compareTo(LONGEST_REQUEST) <= 0 && given.isPositive()) {
                return at().plus(given);
            }
        } catch (DateTimeException notADuration) {
            // told below
        }
        throw invalid("$.tokenValidFor is no duration of at most 72 hours, such as PT24H.");
    }

    private ExpressedBy expressedBy(ConsentState state) {
        String text = body.expressedBy();
        if (text == null) {
            return switch (state) {
                case EXPIRED, TERMINATED -> ExpressedBy.CONTROLLER;
                case INVALIDATED -> ExpressedBy.AUTHORITY;
                case UNKNOWN, REQUESTED, GIVEN, RENEWED, REFUSED, WITHDRAWN -> ExpressedBy.SUBJECT;
            };
        }
        return ExpressedBy.named(text)
                .orElseThrow(() -> invalid(
                        "$.expressedBy is none of subject, guardian, agent, device, controller and authority."));
    }

    private Instant at() {
        Instant at = instant("at", body.at());
        if (at == null) {
            return now;
        }
        if (at.isAfter(now.plus(CLOCKS_AGREE))) {
            throw new Rejected(Rejection.TIMESTAMP_OUT_OF_RANGE, "$.at lies in the future.");
        }
        return at;
    }

    private @Nullable Instant until(Purpose purpose, Instant at) {
        Instant until = instant("until", body.until());
        if (until != null && !until.isAfter(at)) {
            throw invalid("$.until does not lie after the decision.");
        }
        Instant ofPurpose = purpose.endOfConsent(at).orElse(null);
        return until == null || (ofPurpose != null && ofPurpose.isBefore(until)) ? ofPurpose : until;
    }

    private int uses(Purpose purpose, ConsentKey key) {
        Integer uses = body.uses();
        if (uses == null) {
            return purpose.uses(key.channel());
        }
        if (uses < 1 || uses > MOST_USES) {
            throw invalid("$.uses is no number from 1 to " + MOST_USES + ".");
        }
        return uses;
    }

    private @Nullable Integer age() {
        Integer age = body.age();
        if (age != null && (age < 0 || age > OLDEST)) {
            throw invalid("$.age is no number of years.");
        }
        return age;
    }

    private @Nullable String jurisdiction() {
        String jurisdiction = body.jurisdiction();
        if (jurisdiction != null && !Jurisdiction.isName(jurisdiction)) {
            throw invalid("$.jurisdiction is no country in lower case such as tw, with a state such as us-ca, or eu.");
        }
        return jurisdiction;
    }

    private String method() {
        String method = Objects.requireNonNullElse(body.method(), "api");
        if (!METHOD.matcher(method).matches()) {
            throw invalid("$.method is no lower-case word such as web-form, at most 40 characters.");
        }
        return method;
    }

    private static @Nullable Instant instant(String name, @Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException notATime) {
            throw invalid("$." + name + " is no time in ISO 8601 with an offset, such as 2026-03-01T10:00:00Z.");
        }
    }

    private static @Nullable String text(String name, @Nullable String text, int longest) {
        if (text != null && text.length() > longest) {
            throw invalid("$.evidence." + name + " has more than " + longest + " characters.");
        }
        return text == null || text.isBlank() ? null : text;
    }

    private static Rejected invalid(String detail) {
        return new Rejected(Rejection.INVALID_FIELD, detail);
    }
}
