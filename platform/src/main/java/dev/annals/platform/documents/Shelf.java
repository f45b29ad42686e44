package dev.annals.platform.documents;

/**
 * A versioned collection of documents: a rebuild fills the next version beside the live one.
 *
 * @param name lower-case words joined by hyphens, at most 40 characters
 * @param version from 1
 */
public record Shelf(String name, int version) {

    public Shelf {
        if (!name.matches("[a-z][a-z0-9-]{0,39}") || version < 1) {
            throw new IllegalArgumentException(
                    "A shelf is named by lower-case words joined by hyphens, from version 1");
        }
    }

    /** The same collection, one version on. */
    public Shelf next() {
        return new Shelf(name, version + 1);
    }

    /** The name under which a store keeps it, for example {@code profile_v1}. */
    public String storeName() {
        return name.replace('-', '_') + "_v" + version;
    }
}
