package dev.annals.command.interaction;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells an item again as one JSON object that can be read without its request: everything the request said for it is
 * merged in.
 */
final class RawText {

    private static final String PRIVACY_CONTROL = "globalPrivacyControl";

    private final JsonMapper json = JsonMapper.shared();

    /** The text of an item. */
    String of(SentItem item, Defaults defaults, boolean globalPrivacyControl) {
        Map<String, @Nullable Object> missing = new LinkedHashMap<>(defaults.members());
        if (globalPrivacyControl) {
            missing.put(PRIVACY_CONTROL, true);
        }
        if (item.isWhole()) {
            return whole(item, missing, defaults);
        }
        return item.text().startsWith("{") ? spliced(item, missing) : item.text();
    }

    private String whole(SentItem item, Map<String, @Nullable Object> missing, Defaults defaults) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(missing);
        item.fields().forEach((name, value) -> {
            if (value != null || !missing.containsKey(name)) {
                merged.put(name, value);
            }
        });
        if (defaults.type() != null) {
            merged.put("type", defaults.type().wireName());
        }
        if (item.fields().get("context") instanceof Map<?, ?> && missing.get("context") instanceof Map<?, ?>) {
            merged.put(
                    "context", defaults.context(new Fields("$", item.fields())).members());
        }
        return json.writeValueAsString(merged);
    }

    /** Puts what is missing in front of the item's own text, which may hold what no map can. */
    private String spliced(SentItem item, Map<String, @Nullable Object> missing) {
        missing.keySet().removeAll(item.fields().keySet());
        String own = item.text().substring(1).stripLeading();
        if (missing.isEmpty()) {
            return item.text();
        }
        String more = json.writeValueAsString(missing);
        return more.substring(0, more.length() - 1) + (own.equals("}") ? "" : ",") + own;
    }
}
