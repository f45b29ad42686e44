package dev.annals.api.identity;

/**
 * What a source calls a person: a namespace and a normalised value.
 *
 * @param namespace the kind of identifier
 * @param value the normalised value, 1 to 500 characters; personal data, so {@link #toString()} leaves it out
 */
public record Identifier(Namespace namespace, String value) {

    public Identifier {
        if (value.isEmpty() || value.length() > 500) {
            throw new IllegalArgumentException("An identifier's value has 1 to 500 characters");
        }
    }

    @Override
    public String toString() {
        return namespace + ":…";
    }
}
