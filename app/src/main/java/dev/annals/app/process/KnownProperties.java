package dev.annals.app.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The properties of Annals as its configuration metadata lists them, the source of the reference in
 * {@code docs/configuration.md}.
 *
 * @param properties each property
 */
public record KnownProperties(List<Known> properties) {

    private static final String METADATA = "configuration-metadata.json";

    /** Reads the metadata, which lies beside this class. */
    public static KnownProperties load() {
        try (InputStream metadata = Objects.requireNonNull(KnownProperties.class.getResourceAsStream(METADATA))) {
            return JsonMapper.shared().readValue(metadata, KnownProperties.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The property of that name in lower case, in which the environment has no hyphens, or the map of which it is an entry. */
    Optional<Known> find(String name) {
        String sought = withoutHyphens(name);
        return properties.stream()
                .filter(known -> {
                    String candidate = withoutHyphens(known.name());
                    return sought.equals(candidate) || (known.isMap() && sought.startsWith(candidate + "."));
                })
                .findFirst();
    }

    private static String withoutHyphens(String name) {
        return name.replace("-", "");
    }

    /**
     * One property.
     *
     * @param name lower case, with hyphens
     * @param type the Java type of its value
     * @param description what it is for, as sentences
     * @param defaultValue its value where none is given; null where there is none
     */
    public record Known(
            String name,
            String type,
            String description,
            @Nullable Object defaultValue) {

        boolean isMap() {
            return type.startsWith("java.util.Map");
        }
    }
}
