package dev.annals.query.identity;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import dev.annals.platform.identity.LinkStatement.Pair;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.Place;
import dev.annals.projections.identity.Place.RecordedLink;
import dev.annals.projections.identity.Profile;
import dev.annals.query.access.Masking;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a profile came together: its identifiers, the links that make them one person's, the links that were refused, and
 * what is kept apart, each with what it rests on.
 *
 * @param profileId the id of the profile, which is that of the root
 * @param nodes the fragments, the root first
 * @param edges the links that count, oldest first
 * @param refused the links from a fragment of this profile that do not count, oldest first
 * @param apart what this profile is kept apart from by somebody's decision
 */
record IdentityView(String profileId, List<Node> nodes, List<Edge> edges, List<Edge> refused, List<KeptApart> apart) {

    /** What a reader sees of a profile's forest. */
    static IdentityView of(Profile profile, Masking masking) {
        Comparator<FragmentDocument> rootFirst =
                Comparator.comparing(document -> !document.fragment().equals(profile.id()));
        List<FragmentDocument> members = profile.members().values().stream()
                .sorted(rootFirst.thenComparing(FragmentDocument::fragment))
                .toList();
        Map<String, String> reasons = new HashMap<>();
        members.stream().map(FragmentDocument::reasons).filter(Objects::nonNull).forEach(reasons::putAll);
        reasons.replaceAll((decision, reason) -> masking.text(reason));
        List<Edge> links = links(members, reasons);
        return new IdentityView(
                profile.id().toString(),
                members.stream()
                        .map(document -> Node.of(document, profile.id(), masking))
                        .toList(),
                links.stream().filter(edge -> edge.refusal() == null).toList(),
                links.stream().filter(edge -> edge.refusal() != null).toList(),
                members.stream()
                        .flatMap(member -> KeptApart.of(member, reasons))
                        .toList());
    }

    /** Both ends know of a link; one may be read a moment before the other. */
    private static List<Edge> links(List<FragmentDocument> members, Map<String, String> reasons) {
        Map<Pair, Edge> byPair = new TreeMap<>();
        for (FragmentDocument member : members) {
            for (RecordedLink link : member.place().links()) {
                byPair.putIfAbsent(Pair.of(link.link().weaker(), link.link().stronger()), Edge.of(link, reasons));
            }
        }
        return byPair.values().stream()
                .sorted(Comparator.comparing(Edge::since))
                .toList();
    }

    /**
     * A fragment.
     *
     * @param fragmentId its id
     * @param namespace the kind of its identifier
     * @param value the identifier's value
     * @param root whether it is the root
     * @param parent the fragment it hangs under; null for the root
     * @param opened when it was seen for the first time
     * @param interactions how many interactions are recorded in it
     * @param quarantined since when its links do not count because it linked too many; null while they do
     */
    record Node(
            String fragmentId,
            @Nullable Namespace namespace,
            @Nullable String value,
            boolean root,
            @Nullable String parent,
            @Nullable Instant opened,
            long interactions,
            @Nullable Instant quarantined) {

        static Node of(FragmentDocument document, FragmentId root, Masking masking) {
            FragmentId parent = document.place().parent();
            return new Node(
                    document.fragment().toString(),
                    document.namespace(),
                    masking.textOrNull(document.value()),
                    document.fragment().equals(root),
                    parent == null ? null : parent.toString(),
                    document.opened(),
                    document.types().values().stream()
                            .mapToLong(Long::longValue)
                            .sum(),
                    document.place().quarantined());
        }
    }

    /**
     * A link.
     *
     * @param edgeId names the link in a split
     * @param from the fragment of the weaker identifier
     * @param to the fragment of the stronger identifier
     * @param rule the rule that asked for it
     * @param ruleVersion the version of the identity rules
     * @param evidence the id of the event that showed the two belong together
     * @param at when that was first observed; null where nothing but somebody's decision says so
     * @param since when it was recorded
     * @param by who caused it
     * @param reason why, in the words of who decided it; null where no person did
     * @param decided when it was decided last whether it counts
     * @param refusal why it does not count; null where it does
     */
    record Edge(
            String edgeId,
            String from,
            String to,
            String rule,
            int ruleVersion,
            UUID evidence,
            @Nullable Instant at,
            Instant since,
            String by,
            @Nullable String reason,
            Instant decided,
            @Nullable String refusal) {

        static Edge of(RecordedLink it, Map<String, String> reasons) {
            return new Edge(
                    it.link().weaker() + "~" + it.link().stronger(),
                    it.link().weaker().toString(),
                    it.link().stronger().toString(),
                    it.link().rule(),
                    it.link().ruleVersion(),
                    it.link().evidence(),
                    it.link().at(),
                    it.since(),
                    it.by(),
                    reasons.get(it.link().evidence().toString()),
                    it.decided(),
                    it.refusal());
        }
    }

    /**
     * That a fragment is kept apart from another one.
     *
     * @param fragment the fragment, one of this profile's
     * @param other the other one
     * @param since when it was decided
     * @param by who decided it
     * @param reason why, in the words of who decided it; null once that was erased
     */
    record KeptApart(
            String fragment,
            String other,
            Instant since,
            String by,
            @Nullable String reason) {

        static Stream<KeptApart> of(FragmentDocument document, Map<String, String> reasons) {
            return document.place().apart().stream()
                    .map((Place.Apart it) -> new KeptApart(
                            document.fragment().toString(),
                            it.other().toString(),
                            it.since(),
                            it.by(),
                            reasons.get(it.decision().toString())));
        }
    }
}
