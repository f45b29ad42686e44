package dev.annals.platform.identity;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.annals.api.identity.IdentityRules;
import dev.annals.api.identity.Namespace;
import dev.annals.api.identity.NamespaceRule;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The identity rules in a form that answers quickly. Patterns are matched in linear time, whatever they are. */
public final class CompiledRules {

    private final IdentityRules rules;
    private final Map<Namespace, NamespaceRule> byNamespace;
    private final NamespacePriority priority;
    private final Blocked everywhere;
    private final Map<Namespace, Blocked> inNamespace = new HashMap<>();

    /**
     * Compiles rules.
     *
     * @throws IllegalArgumentException when a pattern is no regular expression
     */
    public CompiledRules(IdentityRules rules) {
        this.rules = rules;
        this.byNamespace = rules.byNamespace();
        this.priority = new NamespacePriority(rules.priority());
        this.everywhere = Blocked.of(rules.blockedValues(), rules.blockedPatterns());
        rules.namespaces()
                .forEach(rule ->
                        inNamespace.put(rule.namespace(), Blocked.of(rule.blockedValues(), rule.blockedPatterns())));
    }

    /** The rules as they were published. */
    public IdentityRules rules() {
        return rules;
    }

    /** The rule of a namespace, listed or not. */
    public NamespaceRule of(Namespace namespace) {
        NamespaceRule rule = byNamespace.get(namespace);
        return rule == null ? NamespaceRule.unnamed(namespace) : rule;
    }

    /** Which namespace is stronger. */
    public NamespacePriority priority() {
        return priority;
    }

    /** Whether a value identifies nobody. */
    public boolean isBlocked(Namespace namespace, String value) {
        String lowerCase = Normalisation.lowerCase(value);
        Blocked here = inNamespace.get(namespace);
        return everywhere.holds(value, lowerCase) || (here != null && here.holds(value, lowerCase));
    }

    /**
     * A pattern of values.
     *
     * @throws IllegalArgumentException when it is no regular expression
     */
    static Pattern compile(String text) {
        try {
            return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is no regular expression: " + e.getDescription(), e);
        }
    }

    private record Blocked(Set<String> values, List<Pattern> patterns) {

        static Blocked of(Collection<String> values, Collection<String> patterns) {
            return new Blocked(
                    values.stream()
                            .map(value -> Normalisation.lowerCase(Normalisation.nfc(value.strip())))
                            .collect(Collectors.toUnmodifiableSet()),
                    patterns.stream().map(CompiledRules::compile).toList());
        }

        boolean holds(String value, String lowerCase) {
            return values.contains(lowerCase) || patterns.stream().anyMatch(pattern -> pattern.matches(value));
        }
    }
}
