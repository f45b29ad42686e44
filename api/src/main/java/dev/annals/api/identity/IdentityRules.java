package dev.annals.api.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is taken for one person: the rules in force. Each published version is an event.
 *
 * @param version from 1; version 1 is what Annals comes with
 * @param appliesFrom links decided by this version or a later one are held to these rules; what older ones joined or
 *     refused stays as it is. 1 when they were published to hold for the whole past
 * @param namespaces the kinds of identifiers, strongest first; a kind that is not listed comes after them
 * @param identifiersPerProfile how many identifiers a profile may have, whoever says so
 * @param blockedValues values of any namespace that identify nobody; compared in lower case
 * @param blockedPatterns regular expressions (RE2) of values of any namespace that identify nobody
 */
public record IdentityRules(
        int version,
        int appliesFrom,
        List<NamespaceRule> namespaces,
        int identifiersPerProfile,
        Set<String> blockedValues,
        List<String> blockedPatterns) {

    public IdentityRules {
        namespaces = List.copyOf(namespaces);
        blockedValues = Set.copyOf(blockedValues);
        blockedPatterns = List.copyOf(blockedPatterns);
    }

    /** The namespaces that are listed, strongest first. */
    public List<Namespace> priority() {
        return namespaces.stream().map(NamespaceRule::namespace).toList();
    }

    /** The rules of each listed namespace. */
    public Map<Namespace, NamespaceRule> byNamespace() {
        Map<Namespace, NamespaceRule> rules = new LinkedHashMap<>();
        namespaces.forEach(rule -> rules.put(rule.namespace(), rule));
        return rules;
    }

    /** The same rules as another version. */
    public IdentityRules as(int newVersion, int from) {
        return new IdentityRules(newVersion, from, namespaces, identifiersPerProfile, blockedValues, blockedPatterns);
    }
}
