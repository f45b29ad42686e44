package dev.annals.projections;

/** Keys of documents in a list that is in the order of the log. */
public final class ListKeys {

    /** What all keys of a projection's one list begin with. */
    public static final String LIST = "list:";

    private ListKeys() {}

    /** The key of what began at a position, in a projection's one list. */
    public static String at(long position) {
        return at(LIST, position);
    }

    /** The key of a position in a list; keys sort as positions do. */
    public static String at(String list, long position) {
        return list + String.format("%019d", position);
    }
}
