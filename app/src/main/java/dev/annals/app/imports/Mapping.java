package dev.annals.app.imports;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Says what a CSV file means: the message that each record becomes, with {@link Column}s where its fields go.
 *
 * @param delimiter what stands between fields
 * @param charset how the file's text is encoded
 * @param columns the names of the columns; null when the file's first record has them
 * @param message the message: texts, numbers, lists, maps and columns
 */
record Mapping(char delimiter, Charset charset, @Nullable List<String> columns, Map<String, Object> message) {

    private static final Set<String> KNOWN = Set.of("delimiter", "charset", "columns", "message");

    /**
     * Reads a YAML file.
     *
     * @throws ImportFailure when it is no mapping, saying why
     */
    static Mapping read(Path file) {
        try {
            return of(YAMLMapper.shared().readTree(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new ImportFailure("The mapping " + file + " cannot be read.");
        } catch (JacksonException e) {
            throw new ImportFailure("The mapping " + file + " is no YAML at line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ".");
        }
    }

    private static Mapping of(JsonNode yaml) {
        for (String name : yaml.propertyNames()) {
            if (!KNOWN.contains(name)) {
                throw new ImportFailure("The mapping has " + name + ": use "
                        + KNOWN.stream().sorted().toList() + ".");
            }
        }
        if (!yaml.path("message").isObject()) {
            throw new ImportFailure("The mapping has no message, the interaction that each record becomes.");
        }
        String delimiter = yaml.path("delimiter").asString(",");
        if (delimiter.length() != 1) {
            throw new ImportFailure("The mapping's delimiter is one character; a tab is \"\\t\" in quotes.");
        }
        List<String> columns = new ArrayList<>();
        yaml.path("columns").forEach(name -> columns.add(name.asString()));
        return new Mapping(
                delimiter.charAt(0),
                charset(yaml.path("charset").asString(StandardCharsets.UTF_8.name())),
                columns.isEmpty() ? null : columns,
                template(yaml.path("message")));
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (UnsupportedCharsetException e) {
            throw new ImportFailure("The mapping's charset " + name + " is not known here.");
        }
    }

    private static Map<String, Object> template(JsonNode object) {
        Map<String, Object> template = new LinkedHashMap<>();
        object.properties().forEach(entry -> template.put(entry.getKey(), part(entry.getValue())));
        return template;
    }

    private static Object part(JsonNode node) {
        if (node.isObject()) {
            return template(node);
        }
        if (node.isArray()) {
            List<Object> parts = new ArrayList<>();
            node.forEach(each -> parts.add(part(each)));
            return parts;
        }
        if (node.isString()) {
            Column column = Column.in(node.asString());
            return column == null ? node.asString() : column;
        }
        return node;
    }

    /**
     * The message of one record.
     *
     * @param names the columns' names
     * @param fields the record's fields
     * @throws IllegalArgumentException saying what is wrong with the record
     */
    Map<String, Object> message(List<String> names, List<String> fields) {
        if (names.size() != fields.size()) {
            throw new IllegalArgumentException(
                    "it has " + fields.size() + " fields where " + names.size() + " columns are named");
        }
        return filled(message, names, fields);
    }

    private static Map<String, Object> filled(Map<?, ?> template, List<String> names, List<String> fields) {
        Map<String, Object> filled = new LinkedHashMap<>();
        template.forEach((key, part) -> {
            Object value = value(part, names, fields);
            if (value != null) {
                filled.put(key.toString(), value);
            }
        });
        return filled;
    }

    private static @Nullable Object value(Object part, List<String> names, List<String> fields) {
        return switch (part) {
            case Column column -> column.value(fields.get(indexOf(column, names)));
            case Map<?, ?> template -> filled(template, names, fields);
            case List<?> parts -> {
                List<Object> values = new ArrayList<>();
                for (Object each : parts) {
                    Object value = value(each, names, fields);
                    if (value != null) {
                        values.add(value);
                    }
                }
                yield values;
            }
            default -> part;
        };
    }

    private static int indexOf(Column column, List<String> names) {
        int index = names.indexOf(column.name());
        if (index < 0) {
            throw new ImportFailure("The file has no column " + column.name() + "; it has " + names + ".");
        }
        return index;
    }
}
