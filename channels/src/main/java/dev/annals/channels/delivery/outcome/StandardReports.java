package dev.annals.channels.delivery.outcome;

import dev.annals.api.delivery.Outcome;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads outcomes in the house's own form: {@code {"outcomes": [{delivery, outcome, reason, link, at}]}}, or one alone. */
final class StandardReports {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST = 1_000;
    private static final int LONGEST_LINK = 2_000;
    private static final String CODE = "[a-z0-9][a-z0-9_.-]{0,79}";

    private StandardReports() {}

    /** @throws Rejected naming the place that cannot be used */
    static List<Report> read(byte[] body, Instant now) {
        JsonNode all = tree(body);
        JsonNode items = all.path("outcomes");
        List<Report> reports = new ArrayList<>();
        if (!items.isArray()) {
            reports.add(report(all, "$", now));
        } else if (items.size() > MOST) {
            throw new Rejected(Rejection.BATCH_TOO_LONG, "$.outcomes has at most 1,000 items.");
        } else {
            for (int i = 0; i < items.size(); i++) {
                reports.add(report(items.get(i), "$.outcomes[" + i + "]", now));
            }
        }
        return reports;
    }

    static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            throw new Rejected(Rejection.MALFORMED_JSON, "The body is not JSON.");
        }
    }

    private static Report report(JsonNode item, String place, Instant now) {
        String reason = text(item, "reason");
        if (reason != null && !reason.matches(CODE)) {
            throw new Rejected(
                    Rejection.INVALID_FIELD, place + ".reason is a word such as hard-bounce, nothing personal.");
        }
        String link = text(item, "link");
        if (link != null && link.length() > LONGEST_LINK) {
            throw new Rejected(Rejection.INVALID_FIELD, place + ".link has at most 2,000 characters.");
        }
        return new Report(delivery(item, place), outcome(item, place), reason, link, at(item, place, now));
    }

    private static FragmentId delivery(JsonNode item, String place) {
        String id = text(item, "delivery");
        try {
            if (id != null) {
                return FragmentId.of(id);
            }
        } catch (IllegalArgumentException notAnId) {
            throw new Rejected(Rejection.INVALID_FIELD, place + ".delivery is no id of a delivery.");
        }
        throw new Rejected(Rejection.MISSING_FIELD, place + ".delivery is missing.");
    }

    /** What a provider calls a failure came back: it had been taken before. */
    private static Outcome outcome(JsonNode item, String place) {
        String name = text(item, "outcome");
        return Outcome.named(name == null ? "" : name)
                .map(outcome -> outcome == Outcome.FAILED ? Outcome.BOUNCED : outcome)
                .orElseThrow(() -> new Rejected(
                        Rejection.INVALID_FIELD,
                        place + ".outcome is one of accepted, delivered, bounced, failed, opened, clicked, complained"
                                + " and unsubscribed."));
    }

    private static Instant at(JsonNode item, String place, Instant now) {
        String at = text(item, "at");
        try {
            return at == null ? now : Instant.parse(at);
        } catch (DateTimeException noTime) {
            throw new Rejected(Rejection.INVALID_FIELD, place + ".at is no time such as 2026-03-01T10:00:00Z.");
        }
    }

    private static @Nullable String text(JsonNode item, String name) {
        JsonNode value = item.path(name);
        return value.isString() && !value.asString().isBlank() ? value.asString() : null;
    }
}
