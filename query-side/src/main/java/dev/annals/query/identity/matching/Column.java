package dev.annals.query.identity.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The prepared values of one field over all entries; each distinct value is kept once and known by its number. */
final class Column {

    private static final int[] NONE = {};
    private static final int MOST_VALUES = 8;

    private final List<String> distinct = new ArrayList<>();
    private final int[][] byEntry;
    private final int[] holders;
    private final int filled;
    private final long agreeing;

    private Column(Field field, List<Entry> entries) {
        Map<String, Integer> numbers = new HashMap<>();
        Map<String, String> prepared = new HashMap<>();
        this.byEntry = new int[entries.size()][];
        for (int i = 0; i < byEntry.length; i++) {
            byEntry[i] = numbers(field, entries.get(i), numbers, prepared);
        }
        this.holders = new int[distinct.size()];
        Arrays.stream(byEntry).flatMapToInt(Arrays::stream).forEach(value -> holders[value]++);
        this.filled =
                (int) Arrays.stream(byEntry).filter(values -> values.length > 0).count();
        this.agreeing = Arrays.stream(holders).mapToLong(Column::pairs).sum();
    }

    static Column of(Field field, List<Entry> entries) {
        return new Column(field, entries);
    }

    private int[] numbers(Field field, Entry entry, Map<String, Integer> numbers, Map<String, String> prepared) {
        List<String> written = entry.values().getOrDefault(field, List.of());
        int[] found = written.stream()
                .map(value -> prepared.computeIfAbsent(value, field::prepared))
                .filter(value -> !value.isEmpty())
                .distinct()
                .limit(MOST_VALUES)
                .mapToInt(value -> numbers.computeIfAbsent(value, this::added))
                .toArray();
        return found.length == 0 ? NONE : found;
    }

    private int added(String value) {
        distinct.add(value);
        return distinct.size() - 1;
    }

    /** The numbers of an entry's values. Not to be changed. */
    int[] numbers(int entry) {
        return byEntry[entry];
    }

    /** The value of a number. */
    String value(int number) {
        return distinct.get(number);
    }

    /** How many entries have the value. */
    int holders(int number) {
        return holders[number];
    }

    /** How many entries have a value at all. */
    int filled() {
        return filled;
    }

    /** How many pairs of entries have a value in common. */
    long agreeingPairs() {
        return agreeing;
    }

    /** How many pairs of entries both have a value. */
    long comparablePairs() {
        return pairs(filled);
    }

    private static long pairs(int of) {
        return (long) of * (of - 1) / 2;
    }
}
