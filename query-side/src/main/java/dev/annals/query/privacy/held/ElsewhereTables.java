package dev.annals.query.privacy.held;

import dev.annals.api.audit.Description;
import dev.annals.platform.trait.Computation;
import dev.annals.query.identity.suggestion.Suspicion;
import dev.annals.query.privacy.held.Elsewhere.InSegment;
import dev.annals.query.privacy.held.Elsewhere.Story;
import dev.annals.query.privacy.held.PackageTables.Table;
import dev.annals.query.tag.OwnTag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables of what is held outside of the person's own streams.
 *
 * @param held what that is
 */
record ElsewhereTables(Elsewhere held) {

    List<Table> all() {
        return List.of(
                tags(), segments(), computed(), suggestions(), stories("Messages to you", held.messages()), runs());
    }

    private Table tags() {
        return new Table(
                "Words put on you",
                "By somebody, or by a group that you are counted to.",
                List.of(3, 3, 3, 3, 6),
                List.of("word", "since", "until", "by", "why"),
                held.tags().stream().map(ElsewhereTables::tag).toList());
    }

    private static List<String> tag(OwnTag it) {
        return List.of(
                it.tag(),
                it.since().toString(),
                it.until() == null ? "" : it.until().toString(),
                it.by() == null ? "the group " + it.segment() : it.by(),
                it.reason() == null ? "" : it.reason());
    }

    private Table segments() {
        return new Table(
                "Groups you are counted to",
                "Each with the rule by which you are in it.",
                List.of(3, 3, 2, 2, 7),
                List.of("group", "since", "because of", "used for", "rule"),
                held.segments().stream().map(ElsewhereTables::segment).toList());
    }

    private static List<String> segment(InSegment it) {
        return List.of(
                it.name() + " (version " + it.version() + ")",
                it.since().toString(),
                it.cause(),
                it.purpose() == null ? "" : it.purpose(),
                it.logic());
    }

    private Table computed() {
        return new Table(
                "What is computed of you",
                "",
                List.of(3, 3, 6, 3),
                List.of("what", "value", "how it is made", "from how many events"),
                held.computed().stream().map(ElsewhereTables::value).toList());
    }

    private static List<String> value(Computation.Value it) {
        return List.of(
                it.key(),
                it.value() == null ? "" : JsonMapper.shared().writeValueAsString(it.value()),
                it.formula(),
                it.evidence().isEmpty() ? "" : Integer.toString(it.evidence().size()));
    }

    private Table suggestions() {
        return new Table(
                "Who may be you as well",
                "Nothing of it counts until somebody decides so. What is known of the other person is not shown.",
                List.of(1, 4),
                List.of("probability", "because of"),
                held.suggestions().stream().map(ElsewhereTables::suspicion).toList());
    }

    private static List<String> suspicion(Suspicion it) {
        return List.of(
                Double.toString(it.probability()),
                it.agreement().entrySet().stream()
                        .map(field -> field.getKey() + ": " + field.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private Table runs() {
        return stories("Journeys you went through", held.runs());
    }

    private static Table stories(String title, List<Story> stories) {
        List<List<String>> rows = new ArrayList<>();
        for (Story story : stories) {
            rows.add(List.of(
                    story.begun().toString(),
                    story.what(),
                    story.events().stream()
                            .map(event -> Description.of(event.event()))
                            .collect(Collectors.joining("\n"))));
        }
        return new Table(title, "", List.of(3, 4, 8), List.of("when", "what", "what came of it"), rows);
    }
}
