package dev.annals.query.identity.whatif;

import dev.annals.api.identity.FragmentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What other rules would change, in numbers and by example.
 *
 * @param fragments how many identifiers there are
 * @param profilesBefore how many profiles there are
 * @param profilesAfter how many there would be
 * @param gained how many profiles would become part of others
 * @param gainedBy links that would count then
 * @param lost how many profiles would be taken off others
 * @param lostBy links that would not count any more
 * @param joining how many profiles would be made of several
 * @param joined some of them
 * @param splitting how many profiles would fall into several
 * @param split some of them
 * @param largestBefore the largest profiles there are
 * @param largestAfter the largest there would be
 * @param blocked how many values would identify nobody that do so far
 * @param blockedExamples some of their fragments, each with its profile
 * @param respelled how many values would be spelled otherwise
 * @param respelledExamples some of their fragments, each with its profile
 */
public record Findings(
        long fragments,
        long profilesBefore,
        long profilesAfter,
        long gained,
        List<LinkExample> gainedBy,
        long lost,
        List<LinkExample> lostBy,
        long joining,
        List<ProfileExample> joined,
        long splitting,
        List<ProfileExample> split,
        List<Sized> largestBefore,
        List<Sized> largestAfter,
        long blocked,
        List<Owned> blockedExamples,
        long respelled,
        List<Owned> respelledExamples) {

    /** The share of today's profiles that would collapse into others, from 0 to 1. */
    public double collapsing() {
        return profilesBefore == 0 ? 0 : (double) gained / profilesBefore;
    }

    /**
     * A link that would be decided otherwise.
     *
     * @param weaker one end
     * @param stronger the other end
     * @param rule the rule that asks for it
     * @param recorded whether it is recorded, and not only would be
     * @param refusalBefore why it does not count; null where it does
     * @param refusalAfter why it would not count; null where it would
     * @param before the profiles of its ends
     * @param after the profiles its ends would have
     */
    public record LinkExample(
            FragmentId weaker,
            FragmentId stronger,
            String rule,
            boolean recorded,
            @Nullable String refusalBefore,
            @Nullable String refusalAfter,
            List<FragmentId> before,
            List<FragmentId> after) {}

    /**
     * A profile and what it would be made of, or fall into.
     *
     * @param profile its id
     * @param size how many identifiers it has
     * @param parts some of its parts, the largest first
     * @param more how many parts it has beside these
     */
    public record ProfileExample(FragmentId profile, int size, List<Part> parts, int more) {}

    /**
     * A part of a profile.
     *
     * @param profile the id of the profile that this part is, or would be in
     * @param size how many identifiers the part has
     * @param members some of them
     */
    public record Part(FragmentId profile, int size, List<FragmentId> members) {}

    /**
     * How large a profile is.
     *
     * @param profile its id
     * @param size how many identifiers it has
     */
    public record Sized(FragmentId profile, int size) {}

    /**
     * A fragment of a profile.
     *
     * @param fragment the fragment
     * @param profile the profile it is in today
     */
    public record Owned(FragmentId fragment, FragmentId profile) {}
}
