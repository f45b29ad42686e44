package dev.annals.query.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.annals.query.access.ListLimit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Where a list of the Profile API stands.
 *
 * @param url the address of this list
 * @param hasMore whether there is more
 * @param next what to send as {@code next} to get it; empty when there is none
 * @param limit the most items of a page
 */
record Slice(String url, @JsonProperty("has_more") boolean hasMore, String next, int limit) {

    private static final int MOST = 200;

    /** The limit, if it can be used. */
    static int limit(int limit) {
        return ListLimit.of(limit, MOST);
    }

    static Slice of(String path, int limit, @Nullable String next) {
        String query =
                "?limit=" + limit + (next == null ? "" : "&next=" + UriUtils.encode(next, StandardCharsets.UTF_8));
        return new Slice(path + query, next != null, next == null ? "" : next, limit);
    }

    /** Of names in order, those from {@code next} on, one more than the limit. */
    static List<String> from(List<String> names, int limit, @Nullable String next) {
        return names.stream()
                .sorted()
                .filter(name -> next == null || name.compareTo(next) >= 0)
                .limit(limit + 1L)
                .toList();
    }
}
