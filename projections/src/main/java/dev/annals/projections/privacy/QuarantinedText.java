package dev.annals.projections.privacy;

import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Recognises people in the text of items that could not be accepted: by each text in it, compared without regard to case
 * and, for telephone numbers, to punctuation and country code; in what is no JSON, by whether it contains the value.
 *
 * @param <K> how a person is called here
 */
final class QuarantinedText<K> {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int SHORTEST_IN_TEXT = 4;
    private static final int PHONE_DIGITS = 9;

    private final Map<String, Set<K>> byText = new HashMap<>();
    private final Map<String, Set<K>> byDigits = new HashMap<>();

    void want(K person, Identifier identifier) {
        byText.computeIfAbsent(plain(identifier.value()), none -> new HashSet<>())
                .add(person);
        if (identifier.namespace().equals(Namespace.PHONE)) {
            String digits = lastDigits(identifier.value());
            if (digits.length() == PHONE_DIGITS) {
                byDigits.computeIfAbsent(digits, none -> new HashSet<>()).add(person);
            }
        }
    }

    /** Whom an item names. */
    Set<K> namedIn(String raw) {
        Set<K> named = new HashSet<>();
        try {
            List<String> texts = new ArrayList<>();
            collect(JSON.readTree(raw), texts);
            texts.forEach(text -> named.addAll(named(text)));
        } catch (JacksonException noJson) {
            String text = plain(raw);
            byText.forEach((value, people) -> {
                if (value.length() >= SHORTEST_IN_TEXT && text.contains(value)) {
                    named.addAll(people);
                }
            });
        }
        return named;
    }

    private Set<K> named(String text) {
        Set<K> named = new HashSet<>(byText.getOrDefault(plain(text), Set.of()));
        if (!byDigits.isEmpty() && text.length() >= PHONE_DIGITS) {
            named.addAll(byDigits.getOrDefault(lastDigits(text), Set.of()));
        }
        return named;
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isContainer()) {
            node.forEach(each -> collect(each, texts));
        } else if (node.isString() || node.isNumber()) {
            texts.add(node.asString());
        }
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static String lastDigits(String text) {
        StringBuilder digits = new StringBuilder();
        text.codePoints()
                .filter(Character::isDigit)
                .map(Character::getNumericValue)
                .forEach(digits::append);
        return digits.length() <= PHONE_DIGITS ? digits.toString() : digits.substring(digits.length() - PHONE_DIGITS);
    }
}
