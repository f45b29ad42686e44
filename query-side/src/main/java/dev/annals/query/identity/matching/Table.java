package dev.annals.query.identity.matching;

import java.util.List;
import java.util.stream.Stream;

/** All entries by field, prepared to be compared. */
final class Table {

    private static final Field[] FIELDS = Field.values();

    private final int size;
    private final List<Column> columns;

    Table(List<Entry> entries) {
        this.size = entries.size();
        this.columns = Stream.of(FIELDS).map(field -> Column.of(field, entries)).toList();
    }

    /** How many entries there are. */
    int size() {
        return size;
    }

    /** How many pairs of entries there are. */
    long pairs() {
        return (long) size * (size - 1) / 2;
    }

    Column column(Field field) {
        return columns.get(field.place());
    }

    /** Whether an entry has a value of a field. */
    boolean has(Field field, int entry) {
        return column(field).numbers(entry).length > 0;
    }
}
