package dev.annals.query.identity;

/** Estimates, rather too large than too small, how wide a text becomes where no font can be asked. */
final class TextWidth {

    private static final double NARROW = 0.62;

    private TextWidth() {}

    /** The width of a text at a size of its letters, both in the same unit. */
    static int of(String text, int size) {
        return (int) Math.ceil(size
                * text.codePoints()
                        .mapToDouble(codePoint -> isInvisible(codePoint) ? 0 : isWide(codePoint) ? 1.05 : NARROW)
                        .sum());
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** CJK, kana, hangul, full-width forms, emoji. */
    private static boolean isWide(int codePoint) {
        return codePoint >= 0x1100
                && (codePoint <= 0x115F
                        || (codePoint >= 0x2E80 && codePoint <= 0xA4CF)
                        || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
                        || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
                        || (codePoint >= 0xFE30 && codePoint <= 0xFE6F)
                        || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
                        || codePoint >= 0x1F000);
    }
}
