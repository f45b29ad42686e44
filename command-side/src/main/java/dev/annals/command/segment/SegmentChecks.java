package dev.annals.command.segment;

import dev.annals.api.condition.Condition;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.condition.ConditionParts;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.segment.PublishedDefinition;
import dev.annals.platform.segment.SegmentBook;
import dev.annals.platform.segment.SegmentConsumers;
import dev.annals.platform.segment.SegmentConsumers.Consumer;
import dev.annals.platform.segment.SegmentDefinition;
import dev.annals.platform.spelling.Meant;
import dev.annals.platform.trait.Fifths;
import dev.annals.platform.trait.TraitBook;
import dev.annals.platform.yaml.LineDifference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules on what may be published and archived. */
final class SegmentChecks {

    /** The most segments that are kept. */
    static final int MOST_SEGMENTS = 10_000;

    private static final int MOST_LINES = 40;

    private final SegmentBook book;
    private final PurposeBook purposes;
    private final TraitBook traits;
    private final List<SegmentConsumers> consumers;

    SegmentChecks(SegmentBook book, PurposeBook purposes, TraitBook traits, List<SegmentConsumers> consumers) {
        this.book = book;
        this.purposes = purposes;
        this.traits = traits;
        this.consumers = consumers;
    }

    /** Refuses what cannot hold: unknown segments and purposes, and cycles. */
    void requireUsable(SegmentDefinition definition) {
        List<PublishedDefinition> kept = book.kept();
        List<String> wrong = new ArrayList<>();
        for (String key : definition.segments()) {
            if (!key.equals(definition.key())
                    && kept.stream().noneMatch(each -> each.key().equals(key))) {
                wrong.add("There is no segment '" + key + "'."
                        + Meant.question(
                                key, kept.stream().map(PublishedDefinition::key).toList()));
            }
        }
        requireComputed(definition, wrong);
        requirePurpose(definition.purpose(), wrong);
        if (definition.condition() != null) {
            ConditionParts.asked(
                            definition.condition(), part -> part instanceof Condition.Consent it ? it.purpose() : null)
                    .forEach(purpose -> requirePurpose(purpose, wrong));
        }
        List<String> cycle = SegmentBook.cycle(definition, kept);
        if (!cycle.isEmpty()) {
            wrong.add("Segments ask for each other in a circle: " + String.join(" asks for ", cycle) + ".");
        }
        boolean isNew = kept.stream().noneMatch(each -> each.key().equals(definition.key()));
        if (isNew && kept.size() >= MOST_SEGMENTS) {
            wrong.add("There are " + MOST_SEGMENTS + " segments already; archive one first.");
        }
        if (!wrong.isEmpty()) {
            throw new Rejected(Rejection.INVALID_CONFIGURATION, String.join("\n", wrong));
        }
    }

    /** Refuses a publication by somebody who has not seen the version that holds. */
    void requireSeen(SegmentDefinition definition, int expected, int inForce) {
        if (expected < 0 || expected == inForce) {
            return;
        }
        String seen = book.versions(definition.key()).stream()
                .filter(each -> each.version() == expected)
                .map(each -> each.definition().text())
                .findFirst()
                .orElse("");
        String now = book.find(definition.key())
                .map(each -> each.definition().text())
                .orElse("");
        List<String> difference = LineDifference.between(seen, now);
        throw new Rejected(
                Rejection.CONFLICT,
                "Version " + inForce + " of the segment '" + definition.key() + "' holds by now, and not "
                        + expected + ". Since then it was changed:\n"
                        + String.join("\n", difference.subList(0, Math.min(MOST_LINES, difference.size()))));
    }

    /** Refuses to archive what is in use. */
    void requireUnused(String key) {
        List<Consumer> users =
                consumers.stream().flatMap(each -> each.of(key).stream()).toList();
        if (!users.isEmpty()) {
            throw new Rejected(
                    Rejection.CONFLICT,
                    "The segment '" + key + "' is in use by "
                            + String.join(
                                    ", ",
                                    users.stream()
                                            .map(user -> "the " + user.kind() + " '" + user.key() + "'")
                                            .toList())
                            + ".");
        }
    }

    private void requireComputed(SegmentDefinition definition, List<String> wrong) {
        List<String> known = traits.current().keys();
        for (String key : definition.computed()) {
            if (!known.contains(key)) {
                wrong.add("No trait '" + key + "' is computed by the definitions in force." + Meant.question(key, known)
                        + (known.contains(Condition.Computed.LIFECYCLE)
                                ? ""
                                : " Lifecycle and figures of orders need 'orders' in traits.yaml.")
                        + (Fifths.KEYS.contains(key)
                                ? " Fifths need limits, 'rfm' in traits.yaml: draw them by annals trait fifths."
                                : ""));
            }
        }
    }

    private void requirePurpose(@Nullable String purpose, List<String> wrong) {
        if (purpose != null && purposes.current().find(purpose).isEmpty()) {
            wrong.add("There is no purpose '" + purpose + "' in the catalogue in force.");
        }
    }
}
