package dev.annals.query.identity.matching;

/**
 * At which level two entries agree in every field, packed into a number: four bits a field, so that pairs that agree
 * alike are counted as one.
 */
final class Agreement {

    /** The level where one of the two has no value. */
    static final int MISSING = 15;

    /** Nothing is known of any field. */
    static final long UNKNOWN = -1L;

    private static final int BITS = 4;

    private Agreement() {}

    /** The level in a field. */
    static int level(long agreement, Field field) {
        return (int) (agreement >>> (field.place() * BITS)) & MISSING;
    }

    /** The same with another level in one field. */
    static long with(long agreement, Field field, int level) {
        int shift = field.place() * BITS;
        return (agreement & ~((long) MISSING << shift)) | ((long) level << shift);
    }
}
