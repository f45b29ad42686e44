package dev.annals.platform.consent;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;

/** Chooses among wordings in several languages, named by BCP 47 tags. */
public final class Languages {

    private Languages() {}

    /**
     * The best wording: in the first language asked for that there is, else in one that begins alike, else in English,
     * else whichever comes first by name; empty when there is none.
     */
    public static <T> Optional<T> best(Map<String, T> byLanguage, List<String> wanted) {
        return tag(byLanguage, wanted).map(byLanguage::get);
    }

    /** The language of the best wording. */
    public static Optional<String> tag(Map<String, ?> byLanguage, List<String> wanted) {
        for (String language : wanted) {
            String tag = withScript(language);
            String lookedUp = Locale.lookupTag(List.of(new LanguageRange(tag)), byLanguage.keySet());
            Optional<String> found = Optional.ofNullable(lookedUp)
                    .or(() -> byLanguage.keySet().stream()
                            .filter(each -> primary(each).equalsIgnoreCase(primary(tag)))
                            .sorted()
                            .findFirst());
            if (found.isPresent()) {
                return found;
            }
        }
        return byLanguage.containsKey("en")
                ? Optional.of("en")
                : byLanguage.keySet().stream().sorted().findFirst();
    }

    /** Chinese is written in two ways, which a region tells where the tag does not. */
    private static String withScript(String tag) {
        return switch (tag.toLowerCase(Locale.ROOT)) {
            case "zh-tw", "zh-hk", "zh-mo" -> "zh-Hant";
            case "zh-cn", "zh-sg" -> "zh-Hans";
            default -> tag;
        };
    }

    private static String primary(String tag) {
        int hyphen = tag.indexOf('-');
        return hyphen < 0 ? tag : tag.substring(0, hyphen);
    }
}
