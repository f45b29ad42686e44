package dev.annals.platform.identity;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The named policies by which identifiers are said to be one person's, strongest first. A stronger statement is heard
 * before a weaker one, whichever arrived first.
 */
public enum LinkRule {
    /** Somebody said so, with a reason. Limits do not hold for it. */
    MANUAL(true),
    /** Somebody confirmed what scoring had suggested. Limits do not hold for it. */
    SUGGESTION(true),
    /** An alias call says so. Limits on single namespaces do not hold for it. */
    ALIAS(true),
    /** Rules published since spell the one value like the other. Limits on single namespaces do not hold for it. */
    SAME_VALUE(true),
    /** One interaction names both. */
    SHARED_IDENTIFIER(false),
    /** Scoring is surer than the configured probability. */
    PROBABLE(false);

    private static final Map<String, LinkRule> BY_WIRE_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(LinkRule::wireName, Function.identity()));

    private final boolean overLimits;
    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    LinkRule(boolean overLimits) {
        this.overLimits = overLimits;
    }

    /** Whether it may join what limits on namespaces would keep apart. */
    public boolean isOverLimits() {
        return overLimits;
    }

    /** Whether somebody decided it, whatever the values are. */
    public boolean isDecided() {
        return this == MANUAL || this == SUGGESTION;
    }

    /** Whether it says more than another one. */
    public boolean isStrongerThan(LinkRule other) {
        return compareTo(other) < 0;
    }

    /** The name kept in events: lower case with hyphens. */
    public String wireName() {
        return wireName;
    }

    /** The rule of a wire name. */
    public static LinkRule of(String wireName) {
        LinkRule rule = BY_WIRE_NAME.get(wireName);
        if (rule == null) {
            throw new IllegalArgumentException("No rule of links is called " + wireName);
        }
        return rule;
    }
}
