package dev.annals.query.identity.suggestion;

import java.util.List;

/**
 * What was found when the profiles were compared.
 *
 * @param position the position up to which the read model showed everything when they were read
 * @param suggestions the suggestions, most probable first
 */
record Found(long position, List<Suggestion> suggestions) {

    @Override
    public String toString() {
        return "Found[" + suggestions.size() + " at " + position + "]";
    }
}
