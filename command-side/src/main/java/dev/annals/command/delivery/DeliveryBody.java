package dev.annals.command.delivery;

import dev.annals.api.delivery.Channel;
import dev.annals.api.delivery.Message;
import dev.annals.api.delivery.Origin;
import dev.annals.api.delivery.RequestDelivery;
import dev.annals.api.delivery.Route;
import dev.annals.api.delivery.SendRules;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.identity.ProfileAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody asks for.
 *
 * @param id what must not happen twice; the same again is the same delivery
 * @param profile {@code <namespace>:<value>} or a profile id
 * @param channel by which it is to go; or {@code routes}
 * @param template the key of a template, or {@code <key>@<version>}; or {@code message}
 * @param routes by which it may go, the preferred one first, each with its template
 * @param message what is said, with Liquid in it
 * @param values what the text may refer to, as {@code values.<name>}
 * @param purpose the key of the purpose
 * @param transactional whether the person waits for it
 * @param dedupe of several with the same text to the same person, one is sent
 * @param expires when it has lost its sense
 * @param shadow whether everything is decided and nothing sent
 */
record DeliveryBody(
        @Nullable String id,

        @Schema(example = "email:mia@example.com") @Nullable String profile,

        @Schema(example = "email") @Nullable String channel,
        @Nullable String template,
        @Nullable List<Way> routes,
        @Nullable Text message,
        @Nullable Map<String, Object> values,

        @Schema(example = "marketing") @Nullable String purpose,

        @Nullable Boolean transactional,
        @Nullable String dedupe,
        @Nullable Instant expires,
        @Nullable Boolean shadow) {

    private static final int MOST_ROUTES = 5;
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_TEXT = 200_000;

    /**
     * A way it may go.
     *
     * @param channel the channel
     * @param template the key of the template for it
     */
    record Way(@Nullable String channel, @Nullable String template) {}

    /**
     * What is said.
     *
     * @param subject the subject of a mail, the title of a notification
     * @param text plain text
     * @param html the same as HTML
     * @param fields what else a channel needs
     */
    record Text(
            @Nullable String subject,
            @Nullable String text,
            @Nullable String html,
            @Nullable Map<String, String> fields) {}

    /**
     * The command that is meant.
     *
     * @throws Rejected naming the field that cannot be used
     */
    RequestDelivery command(
            ProfileAddress address, Purposes purposes, FragmentIds ids, Supplier<UUID> newIds, String by) {
        if (profile == null) {
            throw new Rejected(Rejection.MISSING_FIELD, "$.profile is missing.");
        }
        if (purpose == null || purposes.find(purpose).isEmpty()) {
            throw new Rejected(
                    purpose == null ? Rejection.MISSING_FIELD : Rejection.INVALID_FIELD,
                    "$.purpose is to be one of those that /api/v1/purposes lists.");
        }
        if (tooLong(id, LONGEST_ID) || tooLong(dedupe, LONGEST_ID)) {
            throw new Rejected(Rejection.INVALID_FIELD, "$.id and $.dedupe have at most 200 characters.");
        }
        FragmentId delivery = id == null ? new FragmentId(newIds.get()) : ids.of("delivery", "api", id);
        return new RequestDelivery(
                delivery,
                address.fragment(profile),
                ways(),
                text(),
                values == null ? Map.of() : values,
                purpose,
                Boolean.TRUE.equals(transactional),
                SendRules.NONE,
                Origin.api(),
                dedupe,
                expires,
                Boolean.TRUE.equals(shadow),
                by);
    }

    private List<Route> ways() {
        List<Way> ways = routes != null ? routes : List.of(new Way(channel, template));
        if (ways.isEmpty() || ways.size() > MOST_ROUTES) {
            throw new Rejected(Rejection.INVALID_FIELD, "$.routes has 1 to " + MOST_ROUTES + " ways.");
        }
        return ways.stream().map(this::way).toList();
    }

    private Route way(@Nullable Way way) {
        if (way == null || way.channel() == null || !Channel.all().contains(way.channel())) {
            throw new Rejected(
                    Rejection.INVALID_FIELD, "$.channel is to be one of " + String.join(", ", Channel.all()) + ".");
        }
        if (way.template() == null && message == null) {
            throw new Rejected(Rejection.MISSING_FIELD, "$.template or $.message is missing.");
        }
        return new Route(way.channel(), way.template());
    }

    private @Nullable Message text() {
        if (message == null) {
            return null;
        }
        boolean isTooLong = tooLong(message.subject(), LONGEST_TEXT)
                || tooLong(message.text(), LONGEST_TEXT)
                || tooLong(message.html(), LONGEST_TEXT);
        if (isTooLong || (message.text() == null && message.html() == null)) {
            throw new Rejected(
                    Rejection.INVALID_FIELD,
                    "$.message has a text or html of at most " + LONGEST_TEXT + " characters.");
        }
        return new Message(
                message.subject(),
                message.text(),
                message.html(),
                Objects.requireNonNullElse(message.fields(), Map.of()));
    }

    private static boolean tooLong(@Nullable String text, int most) {
        return text != null && text.length() > most;
    }

    @Override
    public String toString() {
        return "DeliveryBody[…]";
    }
}
