package dev.annals.query.privacy.held;

import dev.annals.api.access.AccessEvent;
import dev.annals.api.identity.Identifier;
import dev.annals.platform.consent.Purpose;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.consent.Recipient;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.identity.Profile;
import dev.annals.projections.identity.Register;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A package as people read it, table by table: the same for HTML and PDF.
 *
 * @param held the package
 */
record PackageTables(AccessPackage held) {

    private static final List<String> ENGLISH = List.of("en");

    /**
     * A table.
     *
     * @param title what it is about
     * @param note what has to be said about it; empty where nothing has
     * @param widths how wide the columns are, relative to each other
     * @param head what the columns are called
     * @param rows as many cells as there are columns in each
     */
    record Table(String title, String note, List<Integer> widths, List<String> head, List<List<String>> rows) {}

    String title() {
        return "Everything held about you";
    }

    String introduction() {
        return "By " + held.purposes().controllers().getFirst().name() + ", as of " + held.asOf() + ". "
                + held.events().size() + " events are on record, "
                + (held.reconciles()
                        ? "and all of them are listed here: their numbers have no gap."
                        : "but not all of them could be read.");
    }

    List<Table> all() {
        List<Table> tables = new ArrayList<>(List.of(identifiers(), traits(), consents(), purposes()));
        tables.addAll(new ElsewhereTables(held.elsewhere()).all());
        tables.addAll(List.of(requests(), quarantined(), reads(), counts(), events()));
        return tables;
    }

    private Table identifiers() {
        List<List<String>> rows = new ArrayList<>();
        for (Identifier identifier : held.profile().identifiers()) {
            rows.add(List.of(identifier.namespace().toString(), identifier.value()));
        }
        return new Table("What you are known by", "", List.of(1, 3), List.of("kind", "value"), rows);
    }

    private Table traits() {
        List<List<String>> rows = new ArrayList<>();
        new TreeMap<>(held.profile().traits()).forEach((name, claim) -> {
            rows.add(row(name, claim, ""));
            held.profile()
                    .others()
                    .getOrDefault(name, List.of())
                    .forEach(other -> rows.add(row(name, other, "does not count")));
        });
        held.profile().groups().keySet().forEach(group -> rows.add(List.of("group", group, "", "", "")));
        return new Table(
                "What is known of you",
                "Of several values of one thing the newest counts, unless another source has precedence.",
                List.of(2, 4, 3, 2, 2),
                List.of("what", "value", "when it was said", "by which source", ""),
                rows);
    }

    private static List<String> row(String name, Register claim, String remark) {
        return List.of(name, text(claim.value()), claim.occurredAt().toString(), claim.source(), remark);
    }

    private Table consents() {
        return new Table(
                "What you decided",
                "Every single decision is in the list of events, with what proves it.",
                List.of(3, 2, 2, 2, 4, 4),
                List.of("purpose", "channel", "state", "allowed", "expressed", "until"),
                held.consents().stream()
                        .map(consent -> List.of(
                                consent.purpose(),
                                consent.channel(),
                                consent.state().wireName(),
                                consent.allowed() ? "yes" : "no",
                                text(consent.at()),
                                text(consent.until())))
                        .toList());
    }

    private Table purposes() {
        Purposes purposes = held.purposes();
        return new Table(
                "What data are used for, and who gets them",
                "",
                List.of(3, 5, 3, 3, 2, 4),
                List.of("purpose", "description", "lawful basis", "data", "kept for", "recipients"),
                purposes.purposes().stream()
                        .map(purpose -> List.of(
                                purpose.name(ENGLISH),
                                purpose.descriptions().getOrDefault("en", ""),
                                purpose.basis(purposes.jurisdiction()).wireName(),
                                String.join(", ", purpose.data()),
                                text(purpose.retention()),
                                recipients(purpose)))
                        .toList());
    }

    private static String recipients(Purpose purpose) {
        return purpose.recipients().isEmpty()
                ? "nobody else"
                : purpose.recipients().stream().map(PackageTables::recipient).collect(Collectors.joining("; "));
    }

    private static String recipient(Recipient recipient) {
        return recipient.name()
                + (recipient.country() == null ? "" : " (" + recipient.country() + ")")
                + (recipient.transfer() == null ? "" : ", transfer by " + recipient.transfer());
    }

    private Table requests() {
        return new Table(
                "What you asked for",
                "Who asked is forgotten a month after the answer.",
                List.of(3, 2, 2, 3, 6),
                List.of("when", "what", "law", "answer to", "in your words"),
                held.requests().stream()
                        .map(asked -> List.of(
                                asked.submitted().toString(),
                                asked.type(),
                                asked.law(),
                                text(asked.contact()),
                                text(asked.message())))
                        .toList());
    }

    private Table quarantined() {
        return new Table(
                "What was sent about you and not accepted",
                "It is used for nothing until somebody mends it.",
                List.of(3, 2, 4, 8),
                List.of("when", "by which source", "why not", "what was sent"),
                held.quarantined().stream()
                        .map(item -> List.of(item.receivedAt().toString(), item.source(), item.reason(), item.raw()))
                        .toList());
    }

    private Table reads() {
        return new Table(
                "Who read it",
                "",
                List.of(3, 3, 6, 3),
                List.of("when", "who", "what", "what for"),
                held.events().stream()
                        .filter(event -> event.event() instanceof AccessEvent)
                        .map(HeldEvent::of)
                        .map(event -> List.of(
                                event.at().toString(),
                                event.actor(),
                                event.description(),
                                Objects.requireNonNullElse(event.purpose(), "")))
                        .toList());
    }

    private Table counts() {
        Profile profile = held.profile();
        List<List<String>> rows = new ArrayList<>();
        held.byKind().forEach((kind, count) -> rows.add(List.of("events of the kind " + kind, count.toString())));
        new TreeMap<>(profile.names())
                .forEach((name, count) -> rows.add(List.of("interactions named " + name, count.toString())));
        rows.add(List.of("events of messages", total(held.elsewhere().messages())));
        rows.add(List.of("events of journeys", total(held.elsewhere().runs())));
        rows.add(List.of("all events about you", Integer.toString(held.events().size())));
        return new Table("How much there is", "", List.of(4, 1), List.of("what", "how many"), rows);
    }

    private static String total(List<Elsewhere.Story> stories) {
        return Integer.toString(
                stories.stream().mapToInt(story -> story.events().size()).sum());
    }

    private Table events() {
        return new Table(
                "Every event",
                "",
                List.of(2, 4, 5, 14),
                List.of("position", "at", "by", "what happened, and what was recorded"),
                held.events().stream().map(PackageTables::event).toList());
    }

    private static List<String> event(RecordedEvent recorded) {
        HeldEvent event = HeldEvent.of(recorded);
        return List.of(
                Long.toString(event.position()),
                event.at().toString(),
                event.actor(),
                event.description() + "\n" + event.data());
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text;
            case Instant instant -> instant.toString();
            case Period period -> period.toString();
            default -> JsonMapper.shared().writeValueAsString(value);
        };
    }
}
