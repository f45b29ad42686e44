package dev.annals.query.identity.matching.prepare;

import java.util.Set;

/**
 * Takes the name of a person apart.
 *
 * @param given the given name, spelled as {@link Words} does; empty where there is none
 * @param family the family name, spelled so; empty where there is none
 */
public record PersonName(String given, String family) {

    private static final Set<String> FAMILY_OF_TWO = Set.of(
            "欧阳", "司马", "司徒", "诸葛", "上官", "夏侯", "皇甫", "令狐", "宇文", "长孙", "慕容", "东方", "公孙", "尉迟", "端木", "独孤", "南宫", "轩辕",
            "范姜", "张简", "남궁", "황보", "제갈", "선우", "독고");

    private static final int SHORTEST_OF_TWO_AND_TWO = 4;

    /**
     * The parts of a full name: {@code Mia Lin}, {@code Lin, Mia}, {@code 林美雅}. Where the order cannot be known the
     * comparison, which looks at both orders, makes up for it.
     */
    public static PersonName of(String full) {
        int comma = full.indexOf(',') >= 0 ? full.indexOf(',') : full.indexOf('，');
        if (comma > 0) {
            return new PersonName(Words.of(full.substring(comma + 1)), Words.of(full.substring(0, comma)));
        }
        String words = Words.of(full);
        if (Script.isIdeographic(words) && words.indexOf(' ') < 0) {
            int end = words.offsetByCodePoints(0, Math.min(lengthOfFamily(full, words), length(words)));
            return new PersonName(words.substring(end), words.substring(0, end));
        }
        int space = words.lastIndexOf(' ');
        return space < 0
                ? new PersonName(words, "")
                : new PersonName(words.substring(0, space), words.substring(space + 1));
    }

    private static int lengthOfFamily(String full, String words) {
        String[] written = full.strip().split("[\\s\\u00b7\\u30fb]+", -1);
        if (written.length == 2 && Script.isIdeographic(written[0])) {
            return length(written[0]);
        }
        boolean isOfTwo = words.length() > 2 && FAMILY_OF_TWO.contains(words.substring(0, 2));
        return isOfTwo || length(words) >= SHORTEST_OF_TWO_AND_TWO ? 2 : 1;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    @Override
    public String toString() {
        return "PersonName[…]";
    }
}
