package dev.annals.query.consent;

import dev.annals.api.identity.FragmentId;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.MergeTree;
import dev.annals.projections.identity.Place.RecordedLink;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which identifiers were one person's at an instant, as far as the links that hold today tell.
 *
 * <p>A link made later does not count where both of its ends were known then, as two profiles: what was sent to one of
 * them rested on what that one had said. An identifier that was not known then brings along what was recorded of it for
 * that time, as an import of older decisions does.
 */
final class TreeThen {

    private TreeThen() {}

    static Set<FragmentId> members(MergeTree tree, FragmentId asked, Instant then) {
        Map<FragmentId, FragmentDocument> documents = tree.members();
        Set<FragmentId> found = new LinkedHashSet<>();
        Deque<FragmentId> open = new ArrayDeque<>();
        open.add(documents.containsKey(asked) ? asked : tree.root());
        while (!open.isEmpty()) {
            FragmentId fragment = open.remove();
            FragmentDocument document = documents.get(fragment);
            if (document == null || !found.add(fragment)) {
                continue;
            }
            for (RecordedLink link : document.place().links()) {
                FragmentId other = link.link().other(fragment);
                if (held(link, document, documents.get(other), then)) {
                    open.add(other);
                }
            }
        }
        return found;
    }

    private static boolean held(
            RecordedLink link, FragmentDocument one, @Nullable FragmentDocument other, Instant then) {
        return link.refusal() == null
                && other != null
                && (!link.since().isAfter(then) || isNewer(one, then) || isNewer(other, then));
    }

    private static boolean isNewer(FragmentDocument document, Instant then) {
        return Objects.requireNonNullElse(document.opened(), Instant.MAX).isAfter(then);
    }
}
