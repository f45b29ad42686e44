package dev.annals.platform.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiquidTextTest {

    private static final Map<String, Object> VALUES = Map.of(
            "traits",
            Map.of("firstName", "Mia <b>", "age", 7, "empty", "", "tags", List.of("a", "b")),
            "values",
            Map.of("items", List.of(Map.of("name", "Tea & milk", "price", 12.5), Map.of("name", "Cup", "price", 3))));

    private final LiquidText liquid = new LiquidText();

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "Hello {{ traits.firstName }}!~Hello Mia <b>!",
                "{{ traits.age | plus: 1 }}~8",
                "{{traits.firstName|upcase}}~MIA <B>",
                "{{ traits.nothing | default: \"friend\" }}~friend",
                "{{ traits.empty | default: 'friend' }}~friend",
                "{% if traits.nothing %}{{ traits.nothing }}{% else %}-{% endif %}~-",
                "{% for item in values.items %}{{ item.name }};{% endfor %}~Tea & milk;Cup;",
                "{% raw %}{{ traits.nothing }}{% endraw %}~{{ traits.nothing }}",
                "a {{- traits.age -}} b~a7b",
                "{{ \"}}\" }}~}}",
                "no liquid~no liquid",
            })
    void valuesAreShown(String template, String text) {
        assertThat(liquid.render(template, VALUES, false).text()).isEqualTo(text);
    }

    /** One person's values in another's message are the worst that can happen to either. */
    @Test
    void manyAtOnceEachGetTheirOwnValues() {
        long strangers = IntStream.range(0, 40_000)
                .parallel()
                .filter(number -> {
                    Map<String, Object> values = Map.of("values", Map.of("number", "n" + number));
                    return !("a n" + number + " b n" + number)
                            .equals(liquid.render("a {{ values.number }} b {{ values.number }}", values, false)
                                    .text());
                })
                .count();

        assertThat(strangers).isZero();
    }

    @Test
    void inHtmlEveryValueIsEscapedAfterItsFilters() {
        assertThat(liquid.render("<p>{{ traits.firstName | append: \"'\" }}</p>", VALUES, true)
                        .text())
                .isEqualTo("<p>Mia &lt;b&gt;&#39;</p>");
    }

    @ParameterizedTest
    @CsvSource({
        "Dear {{ traits.nothing }}, traits.nothing",
        "Dear {{ traits.empty }}, traits.empty",
        "{{ traits.nothing | upcase }}, traits.nothing",
        "{% for i in values.items %}{{ i.colour }}{% endfor %}, i.colour",
        "{{ nobody }}, nobody",
    })
    void whatIsMissingMakesNoTextAndIsNamed(String template, String name) {
        LiquidText.Rendered rendered = liquid.render(template, VALUES, false);

        assertThat(rendered.text()).isNull();
        assertThat(rendered.flaw()).isEqualTo("value_missing");
        assertThat(rendered.detail()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for i in (1..1000000000) %}x{% endfor %}",
                "{% for i in (1..9000) %}{% for j in (1..9000) %}x{% endfor %}{% endfor %}",
                "{% assign s = 'xxxxxxxxxxxxxxxx' %}{% for i in (1..60) %}{% assign s = s | append: s %}{% endfor %}{{ s }}",
                "{% include '/etc/passwd' %}",
            })
    void whatLoopsGrowsOrReadsFilesMakesNoText(String template) {
        LiquidText.Rendered rendered = liquid.render(template, VALUES, false);

        assertThat(rendered.text()).isNull();
        assertThat(rendered.flaw()).isNotNull();
    }

    @Test
    void whatIsNoLiquidIsToldBeforeItIsPublished() {
        assertThat(liquid.flaw("{% if a %}", false)).isPresent();
        assertThat(liquid.flaw("{{ a | b }}", false)).as("an unknown filter").isPresent();
        assertThat(liquid.flaw("{{ a }}", false)).isEmpty();
    }
}
