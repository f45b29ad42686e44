package dev.annals.platform.pdf;

import java.lang.Character.UnicodeBlock;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.openpdf.text.pdf.BaseFont;

/**
 * Sets texts in lines: breaks them, chooses for each stretch of a line the first font that has its characters, and puts the
 * stretches in the order in which they are seen, also where they are written from right to left. What no font has stands as a
 * question mark, and it is remembered where in Unicode that belongs.
 */
final class Lettering {

    private static final char UNKNOWN = '?';
    private static final char FIRST_FROM_RIGHT = '\u0590';
    private static final char FIRST_WITHOUT_BLANKS = '\u2e80';
    private static final int SIGNS = 1 << 16;
    private static final byte UNSEEN = -2;
    private static final byte NONE = -1;

    private final float size;
    private final byte[] face = new byte[SIGNS];
    private final float[] width = new float[SIGNS];
    private final Map<Integer, Integer> rareFace = new HashMap<>();
    private final SortedSet<String> missing = new TreeSet<>();

    /** @param size of the letters, in points */
    Lettering(float size) {
        this.size = size;
        Arrays.fill(face, UNSEEN);
    }

    /** What is shown in one font, one letter after the other. */
    record Stretch(String text, BaseFont font) {}

    /** The blocks of Unicode to which characters belong that no font has. */
    SortedSet<String> missing() {
        return missing;
    }

    /**
     * The lines of a text: broken behind blanks and commas, before signs of Chinese and the like, else anywhere but before a
     * mark.
     */
    List<List<Stretch>> lines(String text, float most) {
        List<List<Stretch>> lines = new ArrayList<>();
        for (String part : normal(text).split("\n", -1)) {
            Bidi order = isMixed(part) ? new Bidi(part, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT) : null;
            int start = 0;
            for (int end : ends(part, most)) {
                lines.add(order == null ? stretches(part.substring(start, end), false) : seen(part, order, start, end));
                start = end;
            }
        }
        return lines;
    }

    private static String normal(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static boolean isMixed(String text) {
        return text.chars().anyMatch(sign -> sign >= FIRST_FROM_RIGHT)
                && Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    private List<Integer> ends(String part, float most) {
        List<Integer> ends = new ArrayList<>();
        int start = 0;
        int may = -1;
        float so = 0;
        int at = 0;
        while (at < part.length()) {
            int sign = part.codePointAt(at);
            int next = at + Character.charCount(sign);
            so += width(sign);
            if (so > most && at > start && !isMark(sign)) {
                start = may > start ? may : at;
                ends.add(start);
                next = start;
                so = 0;
                may = -1;
            } else if (sign == ' ' || sign == ',' || sign == '}' || sign > FIRST_WITHOUT_BLANKS) {
                may = next;
            }
            at = next;
        }
        ends.add(part.length());
        return ends;
    }

    private List<Stretch> seen(String part, Bidi paragraph, int start, int end) {
        Bidi line = paragraph.createLineBidi(start, end);
        byte[] levels = new byte[line.getRunCount()];
        Integer[] runs = new Integer[levels.length];
        for (int run = 0; run < levels.length; run++) {
            levels[run] = (byte) line.getRunLevel(run);
            runs[run] = run;
        }
        Bidi.reorderVisually(levels, 0, runs, 0, levels.length);
        List<Stretch> stretches = new ArrayList<>();
        for (int run : runs) {
            String text = part.substring(start + line.getRunStart(run), start + line.getRunLimit(run));
            boolean isFromRight = line.getRunLevel(run) % 2 == 1;
            List<Stretch> inOrder = stretches(isFromRight ? withBlank(text) : text, isFromRight);
            if (isFromRight) {
                Collections.reverse(inOrder);
            }
            stretches.addAll(inOrder);
        }
        return stretches;
    }

    /** What is last from the right is not last in the line: a blank there must not be taken for one at the end of it. */
    private static String withBlank(String text) {
        return text.endsWith(" ") ? text.substring(0, text.length() - 1) + '\u00a0' : text;
    }

    /** From right to left, blanks and the like stay with the letters around them, which are put in order together. */
    private List<Stretch> stretches(String text, boolean isFromRight) {
        List<Stretch> stretches = new ArrayList<>();
        StringBuilder stretch = new StringBuilder();
        int so = NONE;
        for (int at = 0; at < text.length(); ) {
            int sign = text.codePointAt(at);
            at += Character.charCount(sign);
            int found = so >= 0 && (isFromRight || isMark(sign)) && stays(so, sign) ? so : face(sign);
            if (found != so && !stretch.isEmpty()) {
                stretches.add(new Stretch(
                        stretch.toString(), Face.ALL.get(Math.max(0, so)).font()));
                stretch.setLength(0);
            }
            so = found;
            if (found != NONE) {
                stretch.appendCodePoint(sign);
            } else if (!isMark(sign)) {
                stretch.append(Character.isISOControl(sign) ? ' ' : UNKNOWN);
            }
        }
        if (!stretch.isEmpty()) {
            stretches.add(new Stretch(
                    stretch.toString(), Face.ALL.get(Math.max(0, so)).font()));
        }
        return stretches;
    }

    private static boolean isMark(int sign) {
        return switch (Character.getType(sign)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT -> true;
            default -> false;
        };
    }

    private static boolean stays(int number, int sign) {
        Face face = Face.ALL.get(number);
        return face.isShaped() && face.has(sign);
    }

    private int face(int sign) {
        if (sign >= SIGNS) {
            return rareFace.computeIfAbsent(sign, this::look);
        }
        if (face[sign] == UNSEEN) {
            face[sign] = (byte) look(sign);
            width[sign] = measured(face[sign], sign);
        }
        return face[sign];
    }

    private float width(int sign) {
        int number = face(sign);
        return sign < SIGNS ? width[sign] : measured(number, sign);
    }

    private float measured(int number, int sign) {
        return Face.ALL.get(Math.max(0, number)).font().getWidthPoint(number == NONE ? UNKNOWN : sign, size);
    }

    private int look(int sign) {
        for (int number = 0; number < Face.ALL.size(); number++) {
            if (Face.ALL.get(number).has(sign)) {
                return number;
            }
        }
        if (!isMark(sign) && !Character.isISOControl(sign)) {
            UnicodeBlock block = UnicodeBlock.of(sign);
            missing.add(
                    block == null
                            ? "unassigned"
                            : block.toString().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        return NONE;
    }
}
