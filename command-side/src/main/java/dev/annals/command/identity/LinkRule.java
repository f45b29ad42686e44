package dev.annals.command.identity;

import dev.annals.api.interaction.InteractionType;
import java.util.Locale;

/**
 * The named policies by which an interaction joins fragments. All rules about who belongs together are listed here.
 *
 * <p>Both join without limit; limits, blocked links and splits are decided between {@link #of} and
 * {@link MergeForest#link}.
 */
public enum LinkRule {
    /** One interaction names several identifiers, so they are one person's. */
    SHARED_IDENTIFIER,
    /** An alias call says that two identifiers are one person's. */
    ALIAS;

    /** The version of the rules, recorded with each merge. */
    static final int VERSION = 1;

    /** The rule under which an interaction of a type joins what it names. */
    public static LinkRule of(InteractionType type) {
        return type == InteractionType.ALIAS ? ALIAS : SHARED_IDENTIFIER;
    }

    /** The name kept in events: lower case with hyphens. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
