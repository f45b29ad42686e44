package dev.annals.query.identity.matching;

import java.util.Random;

/** The mistakes that people make when they write something down. */
final class Mistakes {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";

    private final Random chance;

    Mistakes(Random chance) {
        this.chance = chance;
    }

    /** The text with one mistake in it: a character too much, missing, wrong or out of turn, or a space. */
    String in(String text) {
        int at = chance.nextInt(text.length());
        return switch (chance.nextInt(6)) {
            case 0 -> text.substring(0, at) + another(text) + text.substring(at);
            case 1 -> text.length() < 2 ? text + another(text) : text.substring(0, at) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + another(text) + text.substring(at + 1);
            case 3 -> turned(text, Math.min(at, text.length() - 2));
            case 4 ->
                isNumber(text)
                        ? turned(text, Math.min(0, text.length() - 2))
                        : text.substring(0, at) + ' ' + text.substring(at);
            default ->
                text.indexOf(' ') > 0 ? text.replaceFirst(" ", "") : turned(text, Math.min(at, text.length() - 2));
        };
    }

    private String turned(String text, int at) {
        return at < 0
                ? text + another(text)
                : text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
    }

    private char another(String text) {
        String alphabet = isNumber(text) ? DIGITS : LETTERS;
        return alphabet.charAt(chance.nextInt(alphabet.length()));
    }

    private static boolean isNumber(String text) {
        return Character.isDigit(text.charAt(0));
    }
}
