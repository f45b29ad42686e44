package dev.annals.query.identity.matching.prepare;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells scripts apart, and carries a text from one into another. */
public final class Script {

    private static final Set<UnicodeScript> IDEOGRAPHIC = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO);

    private static final char FIRST_IDEOGRAPHIC = 0x1100;

    private Script() {}

    /** Whether a text begins in a script of which one character is worth a syllable. */
    public static boolean isIdeographic(String text) {
        return !text.isEmpty() && text.charAt(0) >= FIRST_IDEOGRAPHIC && isIdeographic(text.codePointAt(0));
    }

    static boolean isIdeographic(int character) {
        return character >= FIRST_IDEOGRAPHIC && IDEOGRAPHIC.contains(UnicodeScript.of(character));
    }

    /** How a text sounds, in Latin letters without marks; Mandarin for Chinese characters. */
    public static String sound(String text) {
        StringBuilder sound = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            sound.append(each < FIRST_IDEOGRAPHIC ? Character.toString(each) : Sounds.of(each));
        }
        return sound.toString();
    }

    /** The text with traditional Chinese characters replaced by simplified ones. */
    static String simplified(String text) {
        return Han.simplified(text);
    }

    /** The common Chinese characters, each looked up once in a table that is loaded only where one occurs. */
    private static final class Han {

        private static final char FIRST = 0x4E00;
        private static final char LAST = 0x9FFF;
        private static final char[] SIMPLIFIED = new char[LAST - FIRST + 1];
        private static final Transliterator TABLE = Transliterator.getInstance("Traditional-Simplified");

        static String simplified(String text) {
            StringBuilder simplified = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                char each = text.charAt(i);
                simplified.append(isOne(each) ? simplified(each) : each);
            }
            return simplified.toString();
        }

        private static boolean isOne(char character) {
            return character >= FIRST && character <= LAST;
        }

        private static char simplified(char character) {
            char known = SIMPLIFIED[character - FIRST];
            if (known == 0) {
                known = TABLE.transliterate(Character.toString(character)).charAt(0);
                SIMPLIFIED[character - FIRST] = known;
            }
            return known;
        }
    }

    /** How single characters sound, each looked up once. */
    private static final class Sounds {

        private static final @Nullable String[] KNOWN = new String[Character.MAX_VALUE - FIRST_IDEOGRAPHIC + 1];
        private static final Transliterator TABLE = Transliterator.getInstance("Any-Latin; Latin-ASCII");

        static String of(char character) {
            String known = KNOWN[character - FIRST_IDEOGRAPHIC];
            if (known == null) {
                known = TABLE.transliterate(Character.toString(character))
                        .toLowerCase(Locale.ROOT)
                        .strip();
                KNOWN[character - FIRST_IDEOGRAPHIC] = known;
            }
            return known;
        }
    }
}
