package dev.annals.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.app.Committed;
import dev.annals.app.process.KnownProperties.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {

    private static final Pattern READ_BY_NAME =
            Pattern.compile("(?:getProperty\\(|\\(environment,)\\s*\"(annals\\.[a-z.-]+)\"");
    private static final Pattern BOUND = Pattern.compile("@ConfigurationProperties\\(\"(annals[a-z.-]*)\"\\)");
    private static final Pattern NESTED = Pattern.compile("@DefaultValue ([A-Z]\\w*) (\\w+)");

    private final KnownProperties known = KnownProperties.load();

    @Test
    void theReferenceSaysWhatTheMetadataSays() throws IOException {
        StringBuilder text = new StringBuilder("""
                # Configuration

                Every property can be given, from the weakest to the strongest, in a YAML file (`annals run --config FILE`), in the
                environment (`annals.oidc.roles-claim` is `ANNALS_OIDC_ROLESCLAIM`), or on the command line (`--set NAME=VALUE`, and
                flags of their own for the common ones, see `annals run --help`). A property that does not exist, or a value that
                cannot be used, stops the start with the complete list of what is wrong. `annals doctor` shows what a running process
                understood.

                | property | default | what it is for |
                |---|---|---|
                """);
        for (Known property : known.properties()) {
            text.append("| `%s` | %s | %s |\n".formatted(property.name(), defaultOf(property), property.description()));
        }
        text.append("""

                Passwords and tokens are best given by the environment. TLS is Spring Boot's: `server.ssl.*` in the YAML file.
                """);
        Committed.copyIs("docs/configuration.md", text.toString(), getClass());
    }

    @Test
    void everyPropertyThatIsReadByNameIsKnown() throws IOException {
        Set<String> read = matches(READ_BY_NAME);

        assertThat(read).isNotEmpty();
        assertThat(names()).containsAll(read);
    }

    @Test
    void everyComponentOfBoundSettingsIsKnown() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path source : sources()) {
            String text = Files.readString(source);
            Matcher bound = BOUND.matcher(text);
            if (bound.find()) {
                components(text, bound.group(1))
                        .filter(name -> !names().contains(name))
                        .forEach(missing::add);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyKnownPropertyIsRead() throws IOException {
        Set<String> read = new TreeSet<>(matches(READ_BY_NAME));
        for (Path source : sources()) {
            String text = Files.readString(source);
            Matcher bound = BOUND.matcher(text);
            if (bound.find()) {
                components(text, bound.group(1)).forEach(read::add);
            }
        }
        assertThat(read).containsAll(names());
    }

    private List<String> names() {
        return known.properties().stream().map(Known::name).toList();
    }

    private static String defaultOf(Known property) {
        return switch (property.defaultValue()) {
            case null -> "";
            case List<?> many ->
                "`" + String.join(",", many.stream().map(Object::toString).toList()) + "`";
            default -> "`" + property.defaultValue() + "`";
        };
    }

    /** The properties of a record of settings: its components, and those of the records nested in it. */
    private static Stream<String> components(String source, String prefix) {
        String record = source.substring(source.indexOf("@ConfigurationProperties"));
        return componentsOf(record, header(record, 0), prefix);
    }

    private static Stream<String> componentsOf(String source, String header, String prefix) {
        Stream.Builder<String> names = Stream.builder();
        for (String component : header.split(",(?![^<{(]*[>})])", -1)) {
            String[] words = component.strip().split("\\s+", -1);
            String name = prefix + "." + hyphened(words[words.length - 1]);
            Matcher nested = NESTED.matcher(component);
            int declared = nested.find() ? source.indexOf("record " + nested.group(1) + "(") : -1;
            if (declared >= 0) {
                componentsOf(source, header(source, declared), name).forEach(names::add);
            } else {
                names.add(name);
            }
        }
        return names.build();
    }

    private static String header(String source, int from) {
        int open = source.indexOf('(', source.indexOf("record ", from));
        int depth = 0;
        for (int i = open; i < source.length(); i++) {
            depth += source.charAt(i) == '(' ? 1 : source.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return source.substring(open + 1, i);
            }
        }
        throw new IllegalArgumentException("A record's header has no end");
    }

    private static String hyphened(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Set<String> matches(Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path source : sources()) {
            Matcher matcher = pattern.matcher(Files.readString(source));
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
        }
        return found;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Committed.repository())) {
            return files.filter(file ->
                            file.toString().endsWith(".java") && file.toString().contains("src/main/java"))
                    .toList();
        }
    }
}
