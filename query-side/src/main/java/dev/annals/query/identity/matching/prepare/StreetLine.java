package dev.annals.query.identity.matching.prepare;

import java.util.Map;

/**
 * Takes the line of an address apart that names street and house.
 *
 * @param number the number of the house; empty where there is none
 * @param street the street, spelled as {@link Words} does, its kind written out
 */
public record StreetLine(String number, String street) {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("st", "street"),
            Map.entry("str", "street"),
            Map.entry("rd", "road"),
            Map.entry("ave", "avenue"),
            Map.entry("av", "avenue"),
            Map.entry("dr", "drive"),
            Map.entry("pl", "place"),
            Map.entry("ct", "court"),
            Map.entry("crt", "court"),
            Map.entry("cres", "crescent"),
            Map.entry("cct", "circuit"),
            Map.entry("cl", "close"),
            Map.entry("ln", "lane"),
            Map.entry("hwy", "highway"),
            Map.entry("blvd", "boulevard"),
            Map.entry("sq", "square"),
            Map.entry("tce", "terrace"),
            Map.entry("pde", "parade"));

    /** The parts of {@code 12 Main St} and {@code Hauptstraße 12}; of other forms, all of it as the street. */
    public static StreetLine of(String line) {
        String words = Words.of(line);
        int first = words.indexOf(' ');
        int last = words.lastIndexOf(' ');
        if (first > 0 && isNumber(words.substring(0, first))) {
            return new StreetLine(words.substring(0, first), street(words.substring(first + 1)));
        }
        return last > 0 && isNumber(words.substring(last + 1))
                ? new StreetLine(words.substring(last + 1), street(words.substring(0, last)))
                : new StreetLine("", street(words));
    }

    /** A street without a number. */
    public static String street(String text) {
        String words = Words.of(text);
        int last = words.lastIndexOf(' ');
        String kind = last > 0 ? KINDS.get(words.substring(last + 1)) : null;
        return kind == null ? words : words.substring(0, last + 1) + kind;
    }

    private static boolean isNumber(String word) {
        return word.charAt(0) >= '0' && word.charAt(0) <= '9' && word.length() <= 6;
    }

    @Override
    public String toString() {
        return "StreetLine[…]";
    }
}
