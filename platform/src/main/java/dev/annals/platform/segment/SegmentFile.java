package dev.annals.platform.segment;

import dev.annals.api.condition.Condition;
import dev.annals.platform.condition.ConditionYaml;
import dev.annals.platform.yaml.Flaws;
import dev.annals.platform.yaml.YamlFile;
import dev.annals.platform.yaml.YamlObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the definition of a segment, YAML or JSON: {@code segment}, its key; {@code name}; {@code description};
 * {@code purpose} and {@code channel}; {@code tag}, which whoever is in it carries; and either {@code condition}, with
 * {@code exclude} (keys of segments whose members stay out), or {@code list: true}.
 */
public final class SegmentFile {

    /** What the file is called where its author gave it no name. */
    public static final String NAME = "segment.yaml";

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 2_000;

    private SegmentFile() {}

    /**
     * Reads a definition.
     *
     * @param file the name by which its author knows the file
     * @throws dev.annals.api.rejection.Rejected with {@code INVALID_CONFIGURATION} naming everything that is wrong
     */
    public static SegmentDefinition read(String file, String text) {
        Flaws flaws = new Flaws(file);
        Optional<SegmentDefinition> read = YamlFile.read(text, flaws).map(it -> read(it, text));
        flaws.refuseIfAny();
        return read.orElseThrow();
    }

    private static SegmentDefinition read(YamlObject file, String text) {
        String key = key(file);
        String name = bounded(file, "name", LONGEST_NAME);
        String purpose = file.text("purpose");
        String channel = file.text("channel");
        if (channel != null && purpose == null) {
            file.flaw("channel", "'channel' says by what the 'purpose' is served; name the purpose, too.");
        }
        String tag = file.has("tag") ? ConditionYaml.tag(file, "tag") : null;
        boolean isList = file.truth("list", false);
        YamlObject condition = file.object("condition");
        if (isList == (condition != null)) {
            file.flaw("Either 'condition' says who is in it, or 'list: true' that people are put on it; one of both is"
                    + " expected.");
        }
        Condition read = condition == null ? null : excluding(ConditionYaml.read(condition), file.texts("exclude"));
        if (isList && file.has("exclude")) {
            file.flaw("exclude", "A list has nobody to exclude; take people off it instead.");
        }
        String description = bounded(file, "description", LONGEST_DESCRIPTION);
        file.nothingElse();
        return new SegmentDefinition(key, name == null ? key : name, description, purpose, channel, tag, read, text);
    }

    private static String key(YamlObject file) {
        String key = file.text("segment");
        String normal = key == null ? "" : SegmentKeys.normal(key);
        if (!SegmentKeys.isKey(normal)) {
            file.flaw(
                    "segment",
                    "'segment' is expected to be a key: letters and digits of any script, hyphens and underscores, at"
                            + " most 80 characters.");
        }
        return normal;
    }

    private static @Nullable String bounded(YamlObject file, String member, int longest) {
        String text = file.text(member);
        if (text != null && (text.isBlank() || text.length() > longest)) {
            file.flaw(member, "'" + member + "' is expected to have 1 to " + longest + " characters.");
        }
        return text;
    }

    private static Condition excluding(Condition condition, List<String> excluded) {
        if (excluded.isEmpty()) {
            return condition;
        }
        List<Condition> others = new ArrayList<>();
        excluded.forEach(key -> others.add(new Condition.InSegment(SegmentKeys.normal(key))));
        return new Condition.All(List.of(condition, new Condition.Not(new Condition.Any(others))));
    }
}
