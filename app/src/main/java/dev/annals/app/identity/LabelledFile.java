package dev.annals.app.identity;

import dev.annals.app.imports.CsvFields;
import dev.annals.query.identity.matching.Entry;
import dev.annals.query.identity.matching.Field;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of descriptions of people whose record ids tell who is who, as the data sets of FEBRL (Christen and Churches
 * 2002) do: {@code rec-7-org} and {@code rec-7-dup-0} are one person. A second line of column names, where two files were
 * put together, is passed over.
 *
 * @param entries the descriptions, without what tells who is who
 * @param people who each of them is
 */
public record LabelledFile(List<Entry> entries, List<String> people) {

    private static final Pattern LABEL = Pattern.compile("(.+)-(?:org|dup-\\d+)");
    private static final String ID = "rec_id";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Map<String, Field> COLUMNS = Map.ofEntries(
            Map.entry("given_name", Field.GIVEN_NAME),
            Map.entry("surname", Field.FAMILY_NAME),
            Map.entry("street_number", Field.STREET_NUMBER),
            Map.entry("address_1", Field.STREET),
            Map.entry("address_2", Field.ADDRESS_MORE),
            Map.entry("suburb", Field.CITY),
            Map.entry("postcode", Field.POSTCODE),
            Map.entry("state", Field.REGION),
            Map.entry("date_of_birth", Field.BIRTH_DATE),
            Map.entry("soc_sec_id", Field.REFERENCE),
            Map.entry("phone_number", Field.PHONE),
            Map.entry("email", Field.EMAIL));

    /**
     * Reads a file.
     *
     * @throws WrongFile when it has no record ids, or one that tells nothing
     */
    public static LabelledFile read(Path file) throws IOException {
        List<String> lines = lines(file);
        List<String> header =
                lines.isEmpty() ? List.of() : fields(lines.getFirst().replace(BYTE_ORDER_MARK, ""));
        int id = header.indexOf(ID);
        if (id < 0) {
            throw new WrongFile(1, "the first line names no column " + ID);
        }
        if (header.stream().noneMatch(COLUMNS::containsKey)) {
            throw new WrongFile(1, "none of the columns is known: " + String.join(", ", COLUMNS.keySet()));
        }
        List<Entry> entries = new ArrayList<>();
        List<String> people = new ArrayList<>();
        for (int line = 2; line <= lines.size(); line++) {
            List<String> row = fields(lines.get(line - 1));
            if (row.size() <= 1 || row.contains(ID)) {
                continue;
            }
            String label = id < row.size() ? row.get(id) : "";
            Matcher matcher = LABEL.matcher(label);
            if (!matcher.matches()) {
                throw new WrongFile(line, "a record id ends in -org or -dup-0 and tells who it is: rec-7-dup-0");
            }
            entries.add(new Entry(label, values(header, row)));
            people.add(matcher.group(1));
        }
        return new LabelledFile(entries, people);
    }

    private static Map<Field, List<String>> values(List<String> header, List<String> row) {
        Map<Field, List<String>> values = new EnumMap<>(Field.class);
        for (int column = 0; column < Math.min(header.size(), row.size()); column++) {
            @Nullable Field field = COLUMNS.get(header.get(column));
            if (field != null && !row.get(column).isEmpty()) {
                values.put(field, List.of(row.get(column)));
            }
        }
        return values;
    }

    private static List<String> fields(String line) {
        return CsvFields.of(line, ',').stream()
                .map(String::strip)
                .map(field -> field.equalsIgnoreCase(ID) ? field.toLowerCase(Locale.ROOT) : field)
                .toList();
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException notUtf8) {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        }
    }
}
