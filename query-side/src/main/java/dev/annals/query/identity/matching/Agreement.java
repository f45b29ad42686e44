package dev.annals.query.identity.matching;

/**
 * At which level two entries agree in every field, packed into a number: four bits a field, so that pairs that agree
 * alike are counted as one.
 */
final class Agreement {

    /** The level where one of the two has no value. */
    static final int MISSING = 15;

    /** The level of a field by which a pair was chosen, and in which it agrees exactly: it says nothing by itself. */
    static final int CHOSEN = 14;

    /** Nothing is known of any field. */
    static final long UNKNOWN = -1L;

    private static final int BITS = 4;

    private Agreement() {}

    /** The level in a field. */
    static int level(long agreement, Field field) {
        return (int) (agreement >>> (field.place() * BITS)) & MISSING;
    }

    /** Whether a level says anything. */
    static boolean isTelling(int level) {
        return level < CHOSEN;
    }

    /** Whether two entries agree in the field that decides much of this one. */
    static boolean isWithin(long agreement, Field field) {
        return field.within()
                .map(outer -> level(agreement, outer))
                .filter(level -> level == CHOSEN || level == exact(field))
                .isPresent();
    }

    private static int exact(Field field) {
        return field.within().orElseThrow().comparison().exact();
    }

    /** The same with another level in one field. */
    static long with(long agreement, Field field, int level) {
        int shift = field.place() * BITS;
        return (agreement & ~((long) MISSING << shift)) | ((long) level << shift);
    }
}
