package dev.annals.app.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns the records of a file into messages, each with an id that a repetition of the import finds again. */
final class Messages {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String fileHash;
    private final @Nullable Mapping mapping;
    private final List<String> columns;

    private Messages(String fileHash, @Nullable Mapping mapping, List<String> columns) {
        this.fileHash = fileHash;
        this.mapping = mapping;
        this.columns = columns;
    }

    /** Of an NDJSON file: every line is a message. */
    static Messages ofLines(String fileHash) {
        return new Messages(fileHash, null, List.of());
    }

    /** Of a CSV file: every record is mapped. */
    static Messages ofCsv(String fileHash, Mapping mapping, Path file) throws IOException {
        List<String> named = mapping.columns();
        return new Messages(fileHash, mapping, named == null ? header(mapping, file) : named);
    }

    private static List<String> header(Mapping mapping, Path file) throws IOException {
        try (RecordReader reader = RecordReader.open(file, true, 0, 1)) {
            FileRecord first = reader.next();
            if (first == null) {
                throw new ImportFailure("The file is empty, so its columns have no names.");
            }
            return CsvFields.of(new String(first.content(), mapping.charset()), mapping.delimiter()).stream()
                    .map(String::strip)
                    .toList();
        }
    }

    /** Whether a record holds the names of the columns rather than a message. */
    boolean isHeader(FileRecord record) {
        return mapping != null && mapping.columns() == null && record.line() == 1;
    }

    /**
     * The message of a record.
     *
     * @throws IllegalArgumentException saying what is wrong with the record, without its values
     */
    ObjectNode of(FileRecord record) {
        ObjectNode message = mapping == null ? parsed(record) : mapped(record, mapping);
        if (!message.hasNonNull("messageId")) {
            message.put("messageId", "import-" + fileHash + "-" + record.line());
        }
        return message;
    }

    private static ObjectNode parsed(FileRecord record) {
        try {
            JsonNode node = JSON.readTree(new String(record.content(), StandardCharsets.UTF_8));
            if (node instanceof ObjectNode message) {
                return message;
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "it is no JSON at column " + e.getLocation().getColumnNr());
        }
        throw new IllegalArgumentException("it is no JSON object");
    }

    private ObjectNode mapped(FileRecord record, Mapping mapping) {
        List<String> fields = CsvFields.of(new String(record.content(), mapping.charset()), mapping.delimiter());
        Map<String, Object> message = mapping.message(columns, fields);
        return JSON.valueToTree(message);
    }
}
