package dev.annals.api.identity;

import java.util.List;

/**
 * What a decision about identity did.
 *
 * @param before the profiles concerned as they were
 * @param after the profiles concerned as they are
 * @param position the log position at which that can be read
 */
public record ForestChange(List<Tree> before, List<Tree> after, long position) {

    /**
     * A profile.
     *
     * @param profileId its id
     * @param members its fragments, the root first
     */
    public record Tree(FragmentId profileId, List<Member> members) {}

    /**
     * A fragment.
     *
     * @param fragmentId its id
     * @param namespace the kind of its identifier
     */
    public record Member(FragmentId fragmentId, Namespace namespace) {}
}
