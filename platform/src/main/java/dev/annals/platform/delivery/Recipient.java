package dev.annals.platform.delivery;

import dev.annals.api.delivery.Channel;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.platform.delivery.SuppressingSegments.Suppression;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person to whom a message goes, as far as sending it needs to know.
 *
 * @param profile the profile: the root of the person's fragments
 * @param fragments all fragments of the person
 * @param identifiers what the person is called, by namespace, the strongest first
 * @param traits what is known of the person, by name
 * @param suppression the segments that keep messages from the person
 */
public record Recipient(
        FragmentId profile,
        Set<FragmentId> fragments,
        Map<String, List<String>> identifiers,
        Map<String, @Nullable Object> traits,
        Suppression suppression) {

    /** The traits that say in which time zone somebody lives, the first that is known counts. */
    public static final List<String> ZONES = List.of("timezone", "timeZone", "time_zone");

    /** Somebody from whom no segment keeps messages. */
    public Recipient(
            FragmentId profile,
            Set<FragmentId> fragments,
            Map<String, List<String>> identifiers,
            Map<String, @Nullable Object> traits) {
        this(profile, fragments, identifiers, traits, Suppression.NONE);
    }

    /** Nobody that is known, or not any more. */
    public static Recipient unknown(FragmentId profile) {
        return new Recipient(profile, Set.of(profile), Map.of(), Map.of());
    }

    /** Whether anything is known by which the person is called. */
    public boolean isKnown() {
        return !identifiers.isEmpty();
    }

    /** Where a channel reaches the person, as it was said; empty where it does not. */
    public Optional<String> address(String channel) {
        return switch (channel) {
            case Channel.EMAIL, Channel.ADS -> newest("email");
            case Channel.SMS -> newest("phone");
            case Channel.PUSH -> first("push_token").or(() -> text("pushToken")).or(() -> text("push_token"));
            case Channel.LINE -> first("line_id");
            case Channel.WECHAT -> first("wechat_id");
            case Channel.WEB -> isKnown() ? Optional.of(profile.toString()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The person's time zone, where one is known. */
    public Optional<ZoneId> zone() {
        return ZONES.stream()
                .map(this::text)
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(Recipient::zone);
    }

    /** Everything that the person is called. */
    public List<Identifier> all() {
        return identifiers.entrySet().stream()
                .flatMap(each ->
                        each.getValue().stream().map(value -> new Identifier(new Namespace(each.getKey()), value)))
                .toList();
    }

    /** A zone by its name, if there is one. */
    static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name.strip()));
        } catch (DateTimeException noZone) {
            return Optional.empty();
        }
    }

    /** Who is called by several is reached by what was said last, which is the trait. */
    private Optional<String> newest(String name) {
        return identifiers.getOrDefault(name, List.of()).size() == 1
                ? first(name)
                : text(name).or(() -> first(name));
    }

    private Optional<String> first(String namespace) {
        return identifiers.getOrDefault(namespace, List.of()).stream().findFirst();
    }

    private Optional<String> text(String trait) {
        return traits.get(trait) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Recipient[" + profile + "]";
    }
}
