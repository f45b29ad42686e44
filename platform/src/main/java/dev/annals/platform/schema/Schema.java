package dev.annals.platform.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON Schema, draft-07 unless it names another draft. It is whole in itself: nothing is fetched for it, and its patterns
 * take time in proportion to the text (RE2).
 */
public final class Schema {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int DEEPEST = 40;

    private final com.networknt.schema.Schema schema;
    private final Map<String, @Nullable Object> tree;

    private Schema(com.networknt.schema.Schema schema, Map<String, @Nullable Object> tree) {
        this.schema = schema;
        this.tree = tree;
    }

    /**
     * A rule of the schema that was broken.
     *
     * @param place where it stands in the schema, as JSON pointer
     * @param rule its keyword
     */
    public record Broken(String place, String rule) {}

    /**
     * Reads a schema.
     *
     * @throws IllegalArgumentException when it is none; the message says why
     */
    static Schema of(Map<String, @Nullable Object> tree) {
        requireWhole(tree, 0);
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .regularExpressionFactory(regex -> {
                    Pattern pattern = Pattern.compile(regex);
                    return text -> pattern.matcher(text).find();
                })
                .build();
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_7, builder -> builder.schemaRegistryConfig(config));
        try {
            JsonNode node = JSON.valueToTree(tree);
            requireSchema(registry, node);
            com.networknt.schema.Schema schema = registry.getSchema(node);
            schema.initializeValidators();
            return new Schema(schema, tree);
        } catch (SchemaException | PatternSyntaxException wrong) {
            throw new IllegalArgumentException("This is no JSON Schema: " + firstLine(wrong.getMessage()), wrong);
        }
    }

    /** The rules that an object breaks, none twice. */
    List<Broken> brokenBy(Map<String, ? extends @Nullable Object> object) {
        JsonNode node = JSON.valueToTree(object);
        List<Broken> broken = new ArrayList<>();
        for (com.networknt.schema.Error error : schema.validate(node)) {
            Broken rule = new Broken(pointer(error.getEvaluationPath().toString()), error.getKeyword());
            if (!broken.contains(rule)) {
                broken.add(rule);
            }
        }
        return broken;
    }

    /** The names of the properties that it tells of. */
    public Set<String> properties() {
        return tree.get("properties") instanceof Map<?, ?> properties
                ? properties.keySet().stream().map(String::valueOf).collect(Collectors.toSet())
                : Set.of();
    }

    /** The schema as JSON values. */
    public Map<String, @Nullable Object> tree() {
        return tree;
    }

    private static String pointer(String path) {
        return path.startsWith("#") ? path.substring(1) : path;
    }

    private static void requireSchema(SchemaRegistry registry, JsonNode node) {
        String dialect = node.path("$schema").asString(SpecificationVersion.DRAFT_7.getDialectId());
        List<com.networknt.schema.Error> wrong =
                registry.getSchema(SchemaLocation.of(dialect)).validate(node);
        if (!wrong.isEmpty()) {
            com.networknt.schema.Error first = wrong.getFirst();
            throw new IllegalArgumentException("This is no JSON Schema: " + first.getInstanceLocation() + " "
                    + firstLine(first.getMessage()) + ".");
        }
    }

    private static void requireWhole(@Nullable Object tree, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("The schema is nested more than " + DEEPEST + " levels deep.");
        }
        if (tree instanceof Map<?, ?> object) {
            if (object.get("$ref") instanceof String reference && !reference.startsWith("#")) {
                throw new IllegalArgumentException(
                        "'$ref' leads out of the schema; only what stands in the same schema can be referred to.");
            }
            object.values().forEach(value -> requireWhole(value, depth + 1));
        } else if (tree instanceof List<?> list) {
            list.forEach(value -> requireWhole(value, depth + 1));
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null
                ? "it cannot be read"
                : message.lines().findFirst().orElse("it cannot be read");
    }
}
