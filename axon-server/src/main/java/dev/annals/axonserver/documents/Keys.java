package dev.annals.axonserver.documents;

import dev.annals.platform.documents.Document;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** What both stores ask of the keys they are given. */
final class Keys {

    private static final String BEYOND_IN_JAVA = "\uffff";
    private static final String BEYOND_IN_UTF_8 = Character.toString(Character.MAX_CODE_POINT);

    private Keys() {}

    /**
     * Orders documents by key, so that writers of overlapping sets take their locks in the same order.
     *
     * @throws IllegalArgumentException if a key occurs twice, is empty, longer than 200 characters or holds a NUL
     */
    static SortedMap<String, Document> ordered(Collection<Document> documents) {
        var ordered = new TreeMap<String, Document>();
        for (Document document : documents) {
            String key = document.key();
            if (key.isEmpty() || key.length() > 200 || key.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("A document's key has 1 to 200 characters and no NUL");
            }
            if (ordered.put(key, document) != null) {
                throw new IllegalArgumentException("A document is written twice at once; write only its newest state");
            }
        }
        return ordered;
    }

    /** The end of a range such that it is beyond every key in the order of UTF-8 too, where U+FFFF is not the last. */
    static String end(String to) {
        return to.replace(BEYOND_IN_JAVA, BEYOND_IN_UTF_8);
    }
}
