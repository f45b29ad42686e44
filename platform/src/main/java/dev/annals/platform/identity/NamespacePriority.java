package dev.annals.platform.identity;

import dev.annals.api.identity.Namespace;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ranks namespaces: the strongest comes first. It decides in which fragment an interaction is recorded, and which root
 * wins a merge. Namespaces that are not listed come last, by name.
 */
public final class NamespacePriority implements Comparator<Namespace> {

    /** The order used unless configured. */
    public static final List<Namespace> DEFAULT_ORDER = List.of(
            Namespace.USER_ID,
            Namespace.MEMBER_CARD,
            Namespace.EMAIL,
            Namespace.PHONE,
            Namespace.LINE_ID,
            Namespace.WECHAT_ID,
            Namespace.DEVICE_ID,
            Namespace.ANONYMOUS_ID);

    private final Map<Namespace, Integer> ranks = new HashMap<>();

    /** @param strongestFirst the ranked namespaces */
    public NamespacePriority(List<Namespace> strongestFirst) {
        strongestFirst.forEach(namespace -> ranks.putIfAbsent(namespace, ranks.size()));
    }

    @Override
    public int compare(Namespace one, Namespace other) {
        int byRank = Integer.compare(rank(one), rank(other));
        return byRank != 0 ? byRank : one.compareTo(other);
    }

    private int rank(Namespace namespace) {
        return ranks.getOrDefault(namespace, Integer.MAX_VALUE);
    }
}
