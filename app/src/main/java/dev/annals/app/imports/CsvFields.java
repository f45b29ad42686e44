package dev.annals.app.imports;

import java.util.ArrayList;
import java.util.List;

/** Takes one CSV record (RFC 4180) apart into its fields. */
public final class CsvFields {

    private CsvFields() {}

    /** The fields of a record; a quote inside of quotes is written twice. */
    public static List<String> of(String record, char delimiter) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean isInQuotes = false;
        for (int i = 0; i < record.length(); i++) {
            char each = record.charAt(i);
            if (isInQuotes && each == '"' && i + 1 < record.length() && record.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (each == '"') {
                isInQuotes = !isInQuotes;
            } else if (each == delimiter && !isInQuotes) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(each);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
