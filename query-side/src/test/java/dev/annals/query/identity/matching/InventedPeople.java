package dev.annals.query.identity.matching;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Invents descriptions of people as FEBRL's generator does: originals whose values are as unevenly frequent as those of a
 * real population, and duplicates of them with mistakes, missing values, wrong values and values in the wrong field.
 */
final class InventedPeople {

    private static final Field[] SPOILT = {
        Field.GIVEN_NAME, Field.GIVEN_NAME, Field.FAMILY_NAME, Field.FAMILY_NAME, Field.STREET, Field.STREET,
        Field.ADDRESS_MORE, Field.ADDRESS_MORE, Field.CITY, Field.CITY, Field.POSTCODE, Field.STREET_NUMBER,
        Field.BIRTH_DATE, Field.REFERENCE, Field.REGION
    };

    private final Random chance;
    private final Mistakes mistakes;
    private final List<String> given;
    private final List<String> family;
    private final List<String> streets;
    private final List<String> houses;
    private final List<String> cities;
    private final List<String> postcodes;
    private final List<Entry> entries = new ArrayList<>();
    private final double atHome;

    InventedPeople(long seed) {
        this(seed, 0);
    }

    /** @param atHome how many of the people live with the one before, under the same family name */
    InventedPeople(long seed, double atHome) {
        this.atHome = atHome;
        this.chance = new Random(seed);
        this.mistakes = new Mistakes(chance);
        this.given = invented(700, 2, "");
        this.family = invented(4_000, 3, "");
        this.streets = invented(3_000, 3, " street");
        this.houses = invented(1_500, 2, " lodge");
        this.cities = invented(1_200, 3, "");
        this.postcodes = numbers(1_100);
    }

    /**
     * Invents people.
     *
     * @param originals how many people
     * @param duplicates how many further descriptions of them
     * @param most how many further descriptions one person may have
     * @param modifications how many changes a further description may have
     * @return the descriptions in any order; the id of each begins with its person and a hyphen
     */
    List<Entry> people(int originals, int duplicates, int most, int modifications) {
        List<Map<Field, String>> people = new ArrayList<>();
        for (int person = 0; person < originals; person++) {
            people.add(person > 0 && chance.nextDouble() < atHome ? relative(people.getLast()) : original());
            add(person + "-org", people.getLast());
        }
        List<Integer> order = new ArrayList<>();
        for (int person = 0; person < originals; person++) {
            order.add(person);
        }
        Collections.shuffle(order, chance);
        int made = 0;
        for (int turn = 0; made < duplicates; turn++) {
            int person = order.get(turn % originals);
            int wanted = most == 1 ? 1 : Math.min(duplicates - made, 1 + chance.nextInt(most));
            for (int each = 0; each < wanted; each++) {
                add(person + "-dup-" + turn + each, spoilt(people.get(person), 1 + chance.nextInt(modifications)));
            }
            made += wanted;
        }
        Collections.shuffle(entries, chance);
        return entries;
    }

    /** Who each of the descriptions is. */
    static List<String> people(List<Entry> entries) {
        return entries.stream()
                .map(entry -> entry.id().substring(0, entry.id().indexOf('-')))
                .toList();
    }

    private void add(String id, Map<Field, String> values) {
        Map<Field, List<String>> listed = new EnumMap<>(Field.class);
        values.forEach((field, value) -> listed.put(field, List.of(value)));
        entries.add(new Entry(id, listed));
    }

    private Map<Field, String> original() {
        Map<Field, String> values = new EnumMap<>(Field.class);
        for (Field field : List.of(SPOILT)) {
            values.put(field, value(field));
        }
        values.keySet().removeIf(field -> chance.nextDouble() < (field == Field.ADDRESS_MORE ? 0.4 : 0.02));
        return values;
    }

    private Map<Field, String> relative(Map<Field, String> other) {
        Map<Field, String> values = new EnumMap<>(other);
        values.put(Field.GIVEN_NAME, value(Field.GIVEN_NAME));
        values.put(Field.BIRTH_DATE, value(Field.BIRTH_DATE));
        values.put(Field.REFERENCE, value(Field.REFERENCE));
        return values;
    }

    private String value(Field field) {
        return switch (field) {
            case GIVEN_NAME -> oftenTheFirst(given);
            case FAMILY_NAME -> oftenTheFirst(family);
            case STREET -> oftenTheFirst(streets);
            case ADDRESS_MORE -> oftenTheFirst(houses);
            case CITY -> oftenTheFirst(cities);
            case POSTCODE -> oftenTheFirst(postcodes);
            case STREET_NUMBER -> Integer.toString(1 + (int) (200 * chance.nextDouble() * chance.nextDouble()));
            case REGION ->
                List.of("nsw", "vic", "qld", "wa", "sa", "tas")
                        .get((int) (6 * chance.nextDouble() * chance.nextDouble()));
            case BIRTH_DATE ->
                LocalDate.of(1900, 1, 1).plusDays(chance.nextInt(36_500)).format(DateTimeFormatter.BASIC_ISO_DATE);
            default -> Integer.toString(1_000_000 + chance.nextInt(9_000_000));
        };
    }

    private Map<Field, String> spoilt(Map<Field, String> original, int times) {
        Map<Field, String> values = new EnumMap<>(original);
        for (int i = 0; i < times; i++) {
            Field field = SPOILT[chance.nextInt(SPOILT.length)];
            int kind = chance.nextInt(100);
            if (kind < 10) {
                values.remove(field);
            } else if (kind < 25) {
                values.put(field, value(field));
            } else if (kind < 35 && field.mistakenFor().isPresent()) {
                exchange(values, field, field.mistakenFor().orElseThrow());
            } else {
                values.computeIfPresent(field, (each, value) -> mistakes.in(value));
            }
        }
        return values;
    }

    private static void exchange(Map<Field, String> values, Field one, Field other) {
        String first = values.remove(one);
        String second = values.remove(other);
        if (second != null) {
            values.put(one, second);
        }
        if (first != null) {
            values.put(other, first);
        }
    }

    private String oftenTheFirst(List<String> values) {
        return values.get((int) (values.size() * Math.pow(chance.nextDouble(), 2.5)));
    }

    private List<String> invented(int many, int syllables, String end) {
        List<String> invented = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            StringBuilder word = new StringBuilder();
            for (int syllable = 1 + chance.nextInt(syllables); syllable >= 0; syllable--) {
                word.append("bcdfghjklmnprstvw".charAt(chance.nextInt(17))).append("aeiou".charAt(chance.nextInt(5)));
                if (chance.nextInt(3) == 0) {
                    word.append("lnrst".charAt(chance.nextInt(5)));
                }
            }
            invented.add(word + end);
        }
        return invented;
    }

    private List<String> numbers(int many) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            numbers.add(Integer.toString(2_000 + chance.nextInt(5_000)));
        }
        return numbers;
    }
}
