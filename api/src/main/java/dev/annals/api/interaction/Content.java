package dev.annals.api.interaction;

import dev.annals.api.identity.Identifier;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an interaction says about a person: everything that must vanish with an erasure.
 *
 * <p>Maps hold JSON values: {@code String}, {@code Boolean}, {@code Integer}, {@code Long}, {@code BigInteger},
 * {@code Double}, {@code BigDecimal}, {@code null}, {@code List} and {@code Map} of these.
 *
 * @param messageId the source's own id of the interaction, 1 to 100 characters
 * @param identifiers all identifiers named, normalised, strongest first, none twice
 * @param groupId the account named by a group call or {@code context.groupId}
 * @param traits what the interaction states about the person ({@code traits} and {@code context.traits})
 * @param properties what the interaction states about itself
 * @param context where it came from: library, page, campaign, device, consent, as sent, without {@code traits}
 */
public record Content(
        String messageId,
        List<Identifier> identifiers,
        @Nullable String groupId,
        Map<String, @Nullable Object> traits,
        Map<String, @Nullable Object> properties,
        Map<String, @Nullable Object> context) {

    @Override
    public String toString() {
        return "Content[…]";
    }
}
