package dev.annals.query.identity.matching.prepare;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Tells scripts apart, and carries a text from one into another. */
public final class Script {

    private static final Set<UnicodeScript> IDEOGRAPHIC = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO);

    private Script() {}

    /** Whether a text begins in a script of which one character is worth a syllable. */
    public static boolean isIdeographic(String text) {
        return !text.isEmpty() && text.charAt(0) >= 0x1100 && isIdeographic(text.codePointAt(0));
    }

    static boolean isIdeographic(int character) {
        return IDEOGRAPHIC.contains(UnicodeScript.of(character));
    }

    /** How a text sounds, in Latin letters without marks; Mandarin for Chinese characters. */
    public static String sound(String text) {
        return Lazily.SOUND.transliterate(text).toLowerCase(Locale.ROOT).strip();
    }

    /** The text with traditional Chinese characters replaced by simplified ones. */
    static String simplified(String text) {
        return Lazily.SIMPLIFIED.transliterate(text);
    }

    /** Loaded only where such a text occurs: the tables are large. */
    private static final class Lazily {
        static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
        static final Transliterator SOUND = Transliterator.getInstance("Any-Latin; Latin-ASCII");
    }
}
