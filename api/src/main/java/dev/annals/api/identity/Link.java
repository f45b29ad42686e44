package dev.annals.api.identity;

import java.util.UUID;

/**
 * Why two trees of the merge forest became one.
 *
 * @param weaker the fragment on the absorbed side that was named
 * @param stronger the fragment on the other side that was named
 * @param rule the rule that asked for it, for example {@code shared-identifier}
 * @param ruleVersion the version of the identity rules, from 1
 * @param evidence the event id of the interaction that showed the two belong together
 */
public record Link(FragmentId weaker, FragmentId stronger, String rule, int ruleVersion, UUID evidence) {}
