package dev.annals.command.privacy;

import dev.annals.api.identity.Identifier;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.Interaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes identifiers out of an interaction, wherever in it their values stand by themselves. */
final class WithoutValues {

    private final Set<String> values;

    /** @param identifiers what to take out */
    WithoutValues(List<Identifier> identifiers) {
        this.values = identifiers.stream()
                .map(identifier -> plain(identifier.value()))
                .collect(Collectors.toSet());
    }

    /**
     * The interaction without them.
     *
     * @param left the identifiers that it still names
     */
    Interaction of(Interaction all, List<Identifier> left) {
        Content content = all.content();
        return new Interaction(
                all.source(),
                all.type(),
                all.name(),
                all.occurredAt(),
                all.receivedAt(),
                all.globalPrivacyControl(),
                new Content(
                        content.messageId(),
                        left,
                        content.groupId(),
                        members(content.traits()),
                        members(content.properties()),
                        members(content.context())));
    }

    private Map<String, @Nullable Object> members(Map<?, ?> members) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (!isTakenOut(value)) {
                kept.put(String.valueOf(name), cleaned(value));
            }
        });
        return kept;
    }

    private @Nullable Object cleaned(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> members -> members(members);
            case List<?> items -> {
                List<@Nullable Object> kept = new ArrayList<>();
                items.stream().filter(item -> !isTakenOut(item)).forEach(item -> kept.add(cleaned(item)));
                yield kept;
            }
            case null -> null;
            default -> value;
        };
    }

    private boolean isTakenOut(@Nullable Object value) {
        return (value instanceof String || value instanceof Number) && values.contains(plain(String.valueOf(value)));
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
