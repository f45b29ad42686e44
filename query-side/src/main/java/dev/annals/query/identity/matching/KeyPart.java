package dev.annals.query.identity.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * One part of a blocking key.
 *
 * @param fields the fields it is made from
 * @param keys the keys of an entry; none where it cannot have one
 */
record KeyPart(Set<Field> fields, Keys keys) {

    /** The whole value. */
    static KeyPart whole(Field field) {
        return new KeyPart(Set.of(field), (table, entry) -> values(table, field, entry, 1, Integer.MAX_VALUE));
    }

    /** The first characters of a value that has as many. */
    static KeyPart start(Field field, int length) {
        return new KeyPart(Set.of(field), (table, entry) -> values(table, field, entry, length, length));
    }

    /** The last characters of a value that has as many. */
    static KeyPart end(Field field, int length) {
        return new KeyPart(
                Set.of(field),
                (table, entry) -> values(table, field, entry, length, Integer.MAX_VALUE).stream()
                        .map(value -> value.substring(value.length() - length))
                        .toList());
    }

    /** The beginnings of both names, in whichever order they stand. */
    static KeyPart bothNames(int length) {
        return new KeyPart(
                Set.of(Field.GIVEN_NAME, Field.FAMILY_NAME),
                (table, entry) -> both(
                        values(table, Field.GIVEN_NAME, entry, 1, length),
                        values(table, Field.FAMILY_NAME, entry, 1, length)));
    }

    /** What stands before the at sign. */
    static KeyPart mailName(int shortest) {
        return new KeyPart(
                Set.of(Field.EMAIL),
                (table, entry) -> values(table, Field.EMAIL, entry, 1, Integer.MAX_VALUE).stream()
                        .map(address -> address.substring(0, Math.max(0, address.lastIndexOf('@'))))
                        .filter(name -> name.length() >= shortest)
                        .toList());
    }

    private static List<String> both(List<String> given, List<String> family) {
        return given.stream()
                .flatMap(one ->
                        family.stream().map(other -> one.compareTo(other) < 0 ? one + ' ' + other : other + ' ' + one))
                .toList();
    }

    private static List<String> values(Table table, Field field, int entry, int shortest, int longest) {
        Column column = table.column(field);
        int[] numbers = column.numbers(entry);
        if (numbers.length == 1) {
            String value = column.value(numbers[0]);
            return value.length() < shortest ? List.of() : List.of(cut(value, longest));
        }
        return Arrays.stream(numbers)
                .mapToObj(column::value)
                .filter(value -> value.length() >= shortest)
                .map(value -> cut(value, longest))
                .toList();
    }

    private static String cut(String value, int longest) {
        return value.length() <= longest ? value : value.substring(0, longest);
    }

    /** Finds the keys of an entry. */
    interface Keys {

        List<String> of(Table table, int entry);
    }
}
