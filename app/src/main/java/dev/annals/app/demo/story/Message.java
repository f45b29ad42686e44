package dev.annals.app.demo.story;

import dev.annals.api.identity.Identifier;
import java.util.Map;
import java.util.Set;

/**
 * One interaction as the source sends it, and whom it names.
 *
 * @param source who sends it
 * @param identifiers every identifier it names, normalised: what Annals has to understand from the body
 * @param body the JSON members of a Segment message
 */
public record Message(Source source, Set<Identifier> identifiers, Map<String, Object> body) {

    /** The id under which a second copy is recognised. */
    public String messageId() {
        return String.valueOf(body.get("messageId"));
    }
}
