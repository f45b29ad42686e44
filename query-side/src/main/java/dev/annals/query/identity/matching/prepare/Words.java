package dev.annals.query.identity.matching.prepare;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Spells words alike: lower case, one width (Unicode NFKC), no accents on Latin letters, simplified Chinese characters, no
 * punctuation, single spaces, and none between ideographic characters.
 */
public final class Words {

    private static final Pattern LATIN_ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");

    private Words() {}

    /** The one spelling; empty where nothing is left. */
    public static String of(String text) {
        return isPlain(text) ? text : respelled(text);
    }

    private static boolean isPlain(String text) {
        boolean isAfterSpace = true;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            boolean isSpace = each == ' ';
            boolean isPlain =
                    (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9') || (isSpace && !isAfterSpace);
            if (!isPlain) {
                return false;
            }
            isAfterSpace = isSpace;
        }
        return !isAfterSpace || text.isEmpty();
    }

    private static String respelled(String text) {
        String wide = Normalizer.normalize(text, Form.NFKC).toLowerCase(Locale.ROOT);
        String bare =
                LATIN_ACCENTS.matcher(Normalizer.normalize(wide, Form.NFD)).replaceAll("");
        String whole = Normalizer.normalize(bare, Form.NFC);
        return spaced(Script.simplified(whole));
    }

    private static String spaced(String text) {
        StringBuilder words = new StringBuilder(text.length());
        boolean isSpaceDue = false;
        int before = 'a';
        for (int i = 0; i < text.length(); ) {
            int each = text.codePointAt(i);
            i += Character.charCount(each);
            if (Character.isLetterOrDigit(each) || Character.getType(each) == Character.NON_SPACING_MARK) {
                if (isSpaceDue && !words.isEmpty() && !(Script.isIdeographic(before) && Script.isIdeographic(each))) {
                    words.append(' ');
                }
                words.appendCodePoint(each);
                isSpaceDue = false;
                before = each;
            } else if (each != '\'' && each != '\u2019') {
                isSpaceDue = true;
            }
        }
        return words.toString();
    }
}
