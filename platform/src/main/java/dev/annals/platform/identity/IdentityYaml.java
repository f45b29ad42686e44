package dev.annals.platform.identity;

import dev.annals.api.identity.IdentityRules;
import dev.annals.api.identity.Namespace;
import dev.annals.api.identity.NamespaceRule;
import dev.annals.api.identity.NamespaceRule.AtMost;
import dev.annals.api.identity.NamespaceRule.Spelling;
import dev.annals.platform.yaml.Flaws;
import dev.annals.platform.yaml.YamlFile;
import dev.annals.platform.yaml.YamlObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code identity.yaml}, whose commented form Annals comes with. */
public final class IdentityYaml {

    /** What an author calls the file. */
    public static final String NAME = "identity.yaml";

    private static final int MOST_NAMESPACES = 100;
    private static final int MOST_IDENTIFIERS = 10_000;
    private static final int MOST_LINKS = 100_000;

    private IdentityYaml() {}

    /** The text of the rules that Annals comes with. */
    public static String defaults() {
        try (InputStream file = IdentityYaml.class.getResourceAsStream(NAME)) {
            if (file == null) {
                throw new IllegalStateException("The resource " + NAME + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rules that Annals comes with: version 1. */
    public static IdentityRules defaultRules() {
        return read(NAME, defaults());
    }

    /**
     * Reads rules, as version 1.
     *
     * @param file what its author calls it
     * @param text YAML or JSON
     * @throws dev.annals.api.rejection.Rejected with {@code INVALID_CONFIGURATION} and every flaw as
     *     {@code file:line:column: what}
     */
    public static IdentityRules read(String file, String text) {
        Flaws flaws = new Flaws(file);
        List<IdentityRules> rules =
                YamlFile.read(text, flaws).map(IdentityYaml::rules).stream().toList();
        flaws.refuseIfAny();
        return rules.getFirst();
    }

    private static IdentityRules rules(YamlObject file) {
        List<NamespaceRule> namespaces = new ArrayList<>();
        Set<Namespace> seen = new HashSet<>();
        List<YamlObject> listed = file.objects("namespaces");
        for (YamlObject entry : listed) {
            namespace(entry, seen, namespaces);
        }
        if (listed.isEmpty() || listed.size() > MOST_NAMESPACES) {
            file.flaw("namespaces", "1 to " + MOST_NAMESPACES + " namespaces are expected, the strongest first.");
        }
        IdentityRules rules = new IdentityRules(
                1,
                1,
                namespaces,
                file.number("identifiersPerProfile", 1, MOST_IDENTIFIERS, 1_000),
                Set.copyOf(file.texts("blocked")),
                patterns(file));
        file.nothingElse();
        return rules;
    }

    private static void namespace(YamlObject entry, Set<Namespace> seen, List<NamespaceRule> namespaces) {
        String name = entry.text("name");
        Spelling spelling = entry.word("spelling", Spelling.class, Spelling.TEXT);
        boolean ignoreCase = entry.truth("ignoreCase", false);
        boolean merges = entry.truth("merges", true);
        int atMost = entry.number("atMost", 1, MOST_IDENTIFIERS, 0);
        Duration within = entry.duration("within");
        int quarantineAfter = entry.number("quarantineAfter", 0, MOST_LINKS, 20);
        Set<String> blocked = Set.copyOf(entry.texts("blocked"));
        List<String> patterns = patterns(entry);
        entry.nothingElse();
        if (within != null && atMost == 0) {
            entry.flaw("within", "'within' says over which time 'atMost' counts; give 'atMost' as well.");
        }
        if (name == null || !Namespace.isName(name)) {
            entry.flaw("name", "'name' is expected: lower-case letters, digits and underscores, such as email.");
        } else if (!seen.add(new Namespace(name))) {
            entry.flaw("name", "The namespace '" + name + "' stands here twice; leave one of them out.");
        } else {
            namespaces.add(new NamespaceRule(
                    new Namespace(name),
                    spelling,
                    ignoreCase,
                    merges,
                    atMost == 0 ? null : new AtMost(atMost, within),
                    quarantineAfter,
                    blocked,
                    patterns));
        }
    }

    private static List<String> patterns(YamlObject object) {
        List<String> patterns = object.texts("blockedPatterns");
        for (String pattern : patterns) {
            try {
                CompiledRules.compile(pattern);
            } catch (IllegalArgumentException e) {
                object.flaw("blockedPatterns", e.getMessage() + ".");
            }
        }
        return patterns;
    }
}
