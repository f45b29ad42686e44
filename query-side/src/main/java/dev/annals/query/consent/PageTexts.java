package dev.annals.query.consent;

import dev.annals.platform.consent.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What the pages for people say, in one language.
 *
 * @param language the language, a BCP 47 tag
 * @param texts the texts by name
 */
record PageTexts(String language, Properties texts) {

    private static final Map<String, PageTexts> ALL = List.of("en", "de", "fr", "ja", "zh-Hant", "zh-Hans").stream()
            .collect(Collectors.toUnmodifiableMap(language -> language, PageTexts::load));

    /** The texts in the best of the languages asked for. */
    static PageTexts of(List<String> languages) {
        return Languages.best(ALL, languages).orElseThrow();
    }

    /** A text. */
    String text(String name) {
        return Objects.requireNonNull(texts.getProperty(name), name);
    }

    /** What a channel is called; its own name where nobody translated it. */
    String channel(String channel) {
        return texts.getProperty("channel." + channel, channel);
    }

    private static PageTexts load(String language) {
        Properties texts = new Properties();
        try (InputStream file = Objects.requireNonNull(
                PageTexts.class.getResourceAsStream("page-" + language + ".properties"))) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return new PageTexts(language, texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
