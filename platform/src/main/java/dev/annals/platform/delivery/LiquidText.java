package dev.annals.platform.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liqp.Template;
import liqp.TemplateContext;
import liqp.TemplateParser;
import liqp.filters.Filter;
import liqp.parser.Flavor;
import org.jspecify.annotations.Nullable;

/**
 * Makes texts of templates in Liquid (https://shopify.github.io/liquid/). A value that is missing where it would be shown
 * makes no text at all, unless the template says what stands in for it: {@code {{ traits.firstName | default: "you" }}}.
 * In HTML every value is escaped. Loops, sizes and files are out of a template's reach beyond narrow limits.
 */
public final class LiquidText {

    private static final int MOST_ITERATIONS = 10_000;
    private static final int LONGEST = 200_000;
    private static final int CACHED = 2_000;
    private static final char MISSING = '\uE000';
    private static final char MISSING_END = '\uE001';

    private static final Pattern TAG = Pattern.compile("\\{[{%].*?[}%]}", Pattern.DOTALL);
    private static final Pattern FILTER = Pattern.compile("\\|\\s*([A-Za-z_]\\w*)");
    private static final TemplateParser PARSER = parser();

    private final Cache<Source, Template> parsed =
            Caffeine.newBuilder().maximumSize(CACHED).build();

    private record Source(String text, boolean isHtml) {}

    /**
     * What came of a template.
     *
     * @param text the text; null where it could not be made
     * @param flaw why not, as a stable code; null where it could
     * @param detail what is missing or wrong; empty where nothing is
     */
    public record Rendered(@Nullable String text, @Nullable String flaw, String detail) {}

    /** What is wrong with a template, whatever its values; empty where nothing is. */
    public Optional<String> flaw(String template, boolean isHtml) {
        try {
            var unused = parse(new Source(template, isHtml));
            return unknownFilter(template).map(name -> "There is no filter '" + name + "'.");
        } catch (RuntimeException notLiquid) {
            return Optional.of("It is no Liquid: " + firstLine(notLiquid) + ".");
        }
    }

    private static Optional<String> unknownFilter(String template) {
        Matcher tags = TAG.matcher(template);
        while (tags.find()) {
            Matcher filters = FILTER.matcher(tags.group().replaceAll("\"[^\"]*\"|'[^']*'", ""));
            while (filters.find()) {
                if (Flavor.LIQUID.getFilters().get(filters.group(1)) == null) {
                    return Optional.of(filters.group(1));
                }
            }
        }
        return Optional.empty();
    }

    /** Makes a text. */
    public Rendered render(String template, Map<String, @Nullable Object> values, boolean isHtml) {
        if (!template.contains("{{") && !template.contains("{%")) {
            return new Rendered(template, null, "");
        }
        try {
            Template liquid = parsed.get(new Source(template, isHtml), LiquidText::parse);
            String text = rendered(liquid, values);
            int missing = text.indexOf(MISSING);
            if (missing >= 0) {
                int end = text.indexOf(MISSING_END, missing);
                return new Rendered(null, "value_missing", text.substring(missing + 1, Math.max(end, missing + 1)));
            }
            return new Rendered(text, null, "");
        } catch (RuntimeException | StackOverflowError beyondLimits) {
            return new Rendered(null, "template_failed", "");
        }
    }

    /** One at a time: a template keeps the values it is being rendered with in a field, where another thread would find them. */
    private static String rendered(Template liquid, Map<String, @Nullable Object> values) {
        synchronized (liquid) {
            return liquid.renderUnguarded(values);
        }
    }

    private static TemplateParser parser() {
        TemplateParser.Builder builder = new TemplateParser.Builder()
                .withFlavor(Flavor.LIQUID)
                .withMaxIterations(MOST_ITERATIONS)
                .withMaxSizeRenderedString(LONGEST)
                .withMaxTemplateSizeBytes(2L * LONGEST)
                .withErrorMode(TemplateParser.ErrorMode.STRICT)
                .withNameResolver(name -> {
                    throw new IllegalArgumentException("A template cannot include files");
                });
        Flavor.LIQUID.getFilters().values().forEach(filter -> builder.withFilter(new BoundedFilter(filter)));
        return builder.withFilter(new Shown("shown_text", false))
                .withFilter(new Shown("shown_html", true))
                .build();
    }

    private static Template parse(Source source) {
        return PARSER.parse(ShownValues.mark(source.text(), source.isHtml() ? "shown_html" : "shown_text"));
    }

    private static String firstLine(RuntimeException failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").replaceAll("[.\\s]+$", "");
    }

    /** The last filter of every value that is shown: marks what is missing, and escapes. */
    private static final class Shown extends Filter {

        private final boolean escapes;

        Shown(String name, boolean escapes) {
            super(name);
            this.escapes = escapes;
        }

        @Override
        public Object apply(@Nullable Object value, TemplateContext context, Object... parameters) {
            String text = value == null ? "" : asString(value, context);
            if (text.isBlank()) {
                return MISSING + (parameters.length == 0 ? "" : String.valueOf(parameters[0])) + MISSING_END;
            }
            return escapes ? escaped(text) : text;
        }

        private static String escaped(String text) {
            StringBuilder html = new StringBuilder(text.length() + 16);
            for (int i = 0; i < text.length(); i++) {
                char each = text.charAt(i);
                switch (each) {
                    case '&' -> html.append("&amp;");
                    case '<' -> html.append("&lt;");
                    case '>' -> html.append("&gt;");
                    case '"' -> html.append("&quot;");
                    case '\'' -> html.append("&#39;");
                    default -> html.append(each);
                }
            }
            return html.toString();
        }
    }
}
