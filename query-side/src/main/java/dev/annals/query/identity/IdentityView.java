package dev.annals.query.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Link;
import dev.annals.api.identity.Namespace;
import dev.annals.projections.identity.Edge;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.Profile;
import dev.annals.query.access.Masking;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a profile came together: its fragments, and the merges that joined them with what they rest on.
 *
 * @param profileId the id of the profile, which is that of the root
 * @param nodes the fragments, the root first
 * @param edges the merges, oldest first
 */
record IdentityView(String profileId, List<Node> nodes, List<Merge> edges) {

    /** What a reader sees of a profile's tree. */
    static IdentityView of(Profile profile, Masking masking) {
        Comparator<FragmentDocument> rootFirst =
                Comparator.comparing(document -> !document.fragment().equals(profile.id()));
        return new IdentityView(
                profile.id().toString(),
                profile.members().values().stream()
                        .sorted(rootFirst.thenComparing(FragmentDocument::fragment))
                        .map(document -> Node.of(document, profile.id(), masking))
                        .toList(),
                merges(profile));
    }

    /** Both ends know of a merge; one may be read a moment before the other. */
    private static List<Merge> merges(Profile profile) {
        Map<FragmentId, Merge> byWeaker = new TreeMap<>();
        for (FragmentDocument document : profile.members().values()) {
            Edge parent = document.parent();
            if (parent != null) {
                byWeaker.put(document.fragment(), Merge.of(document.fragment(), parent.other(), parent));
            }
            document.children()
                    .forEach(child ->
                            byWeaker.putIfAbsent(child.other(), Merge.of(child.other(), document.fragment(), child)));
        }
        return byWeaker.values().stream()
                .sorted(Comparator.comparing(Merge::since))
                .toList();
    }

    /**
     * A fragment.
     *
     * @param fragmentId its id
     * @param namespace the kind of its identifier
     * @param value the identifier's value
     * @param root whether it is the root
     * @param opened when it was seen for the first time
     * @param interactions how many interactions are recorded in it
     */
    record Node(
            String fragmentId,
            @Nullable Namespace namespace,
            @Nullable String value,
            boolean root,
            @Nullable Instant opened,
            long interactions) {

        static Node of(FragmentDocument document, FragmentId root, Masking masking) {
            return new Node(
                    document.fragment().toString(),
                    document.namespace(),
                    masking.textOrNull(document.value()),
                    document.fragment().equals(root),
                    document.opened(),
                    document.types().values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
        }
    }

    /**
     * A merge.
     *
     * @param from the weaker root, which became a child
     * @param to the stronger root
     * @param rule the rule that asked for it
     * @param ruleVersion the version of the identity rules
     * @param weaker the fragment on the weaker side that was named
     * @param stronger the fragment on the stronger side that was named
     * @param evidence the id of the interaction's event that showed the two belong together
     * @param since when it was recorded
     */
    record Merge(
            String from,
            String to,
            String rule,
            int ruleVersion,
            String weaker,
            String stronger,
            UUID evidence,
            Instant since) {

        static Merge of(FragmentId from, FragmentId to, Edge edge) {
            Link link = edge.link();
            return new Merge(
                    from.toString(),
                    to.toString(),
                    link.rule(),
                    link.ruleVersion(),
                    link.weaker().toString(),
                    link.stronger().toString(),
                    link.evidence(),
                    edge.since());
        }
    }
}
