package dev.annals.platform.pages;

import dev.annals.platform.consent.Languages;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What the pages for people say, in one language.
 *
 * @param language the language, a BCP 47 tag
 * @param texts the texts by name
 */
public record PageTexts(String language, Properties texts) {

    private static final Map<String, PageTexts> ALL = load("en", "de", "fr", "ja", "zh-Hant", "zh-Hans");

    /** The texts in the best of the languages asked for. */
    public static PageTexts of(List<String> languages) {
        return Languages.best(ALL, languages).orElseThrow();
    }

    /** The texts in the language that a page was asked in. */
    public static PageTexts of(HttpServletRequest request) {
        return of(languages(request));
    }

    /** The languages that whoever asks for a page reads, best first: what was chosen, then what the browser says. */
    public static List<String> languages(HttpServletRequest request) {
        String asked = request.getParameter("lang");
        Stream<String> chosen = asked == null ? Stream.empty() : Stream.of(asked);
        Stream<String> accepted = request.getHeader("Accept-Language") == null
                ? Stream.empty()
                : Collections.list(request.getLocales()).stream().map(Locale::toLanguageTag);
        return Stream.concat(chosen, accepted).toList();
    }

    /** The texts in every language there is. */
    static Collection<PageTexts> all() {
        return ALL.values();
    }

    /** A text. */
    public String text(String name) {
        return Objects.requireNonNull(texts.getProperty(name), name);
    }

    /** What a channel is called; its own name where nobody translated it. */
    public String channel(String channel) {
        return texts.getProperty("channel." + channel, channel);
    }

    /** A day, as it is written in the language. */
    public String day(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.forLanguageTag(language))
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }

    private static Map<String, PageTexts> load(String... languages) {
        Map<String, PageTexts> all = new LinkedHashMap<>();
        for (String language : languages) {
            all.put(language, load(language));
        }
        return Collections.unmodifiableMap(all);
    }

    private static PageTexts load(String language) {
        Properties texts = new Properties();
        try (InputStream file =
                Objects.requireNonNull(PageTexts.class.getResourceAsStream("page-" + language + ".properties"))) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return new PageTexts(language, texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
