package dev.annals.command.interaction;

import dev.annals.api.identity.Identifier;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The {@code previousId} of an alias, of which nobody says whether it is a user's or an anonymous id: what is known when
 * the alias is recorded decides.
 *
 * @param user it as a user's id; null where the alias names the user of that id anyway
 * @param anonymous it as an anonymous id
 */
public record PreviousId(@Nullable Identifier user, Identifier anonymous) {

    /**
     * What of an alias's identifiers is meant: of the two, those that were seen before; where neither was, the anonymous
     * id, which is what clients send as a rule.
     *
     * @param named all that the alias may name, strongest first
     * @param isKnown whether an identifier was ever seen
     */
    List<Identifier> meant(List<Identifier> named, Predicate<Identifier> isKnown) {
        boolean isUser = user == null || isKnown.test(user);
        boolean isAnonymous = !isUser || isKnown.test(anonymous);
        return named.stream()
                .filter(each -> isUser || !each.equals(user))
                .filter(each -> isAnonymous || !each.equals(anonymous))
                .toList();
    }
}
