package dev.annals.command.delivery;

import dev.annals.api.delivery.Channel;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRequested;
import dev.annals.api.delivery.Message;
import dev.annals.api.delivery.Route;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import dev.annals.api.journey.Step;
import dev.annals.platform.consent.PreferenceLink;
import dev.annals.platform.consent.PreferenceLinks;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.delivery.ConnectorBook;
import dev.annals.platform.delivery.MessageTemplate;
import dev.annals.platform.delivery.MessageText;
import dev.annals.platform.delivery.MessageText.Made;
import dev.annals.platform.delivery.Recipient;
import dev.annals.platform.delivery.StoredConnector;
import dev.annals.platform.delivery.TemplateBook;
import dev.annals.platform.delivery.Weighing.Content;
import dev.annals.platform.identity.Normalisation;
import dev.annals.platform.journey.JourneyBook;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Looks up and makes what has to be there before a message is weighed: who performs each route, where it leads, the text. */
final class Preparation {

    private static final Duration LINKS_WORK = Duration.ofDays(365);

    private final ConnectorBook connectors;
    private final TemplateBook templates;
    private final JourneyBook journeys;
    private final Normalisation normalisation;
    private final FragmentIds ids;
    private final PreferenceLinks links;
    private final Supplier<String> publicUrl;
    private final MessageText texts = new MessageText();

    /** @param publicUrl under which address people reach this installation, without a slash at its end */
    Preparation(
            ConnectorBook connectors,
            TemplateBook templates,
            JourneyBook journeys,
            Normalisation normalisation,
            FragmentIds ids,
            PreferenceLinks links,
            Supplier<String> publicUrl) {
        this.connectors = connectors;
        this.templates = templates;
        this.journeys = journeys;
        this.normalisation = normalisation;
        this.ids = ids;
        this.links = links;
        this.publicUrl = publicUrl;
    }

    /** The routes of a message to a person, in their order. */
    List<PreparedRoute> routes(DeliveryRequested wanted, Recipient recipient, Instant now) {
        return IntStream.range(0, wanted.routes().size())
                .mapToObj(place -> route(place, wanted, recipient, now))
                .toList();
    }

    private PreparedRoute route(int place, DeliveryRequested wanted, Recipient recipient, Instant now) {
        Route route = wanted.routes().get(place);
        String channel = route.channel();
        String said = recipient.address(channel).orElse(null);
        String usable = said == null ? null : usable(channel, said);
        FragmentId addressId = usable == null ? null : ids.of("address", channel, usable);
        StoredConnector connector = connectors.performing(channel).orElse(null);
        Text text = text(route, brought(wanted, place), wanted, recipient, now);
        return new PreparedRoute(
                channel,
                connector == null ? null : connector.choice(),
                said,
                usable,
                addressId,
                text.template() == null ? null : text.template().key(),
                text.template() == null ? null : text.template().version(),
                text.made().message(),
                text.made().content());
    }

    private record Text(@Nullable MessageTemplate template, Made made) {}

    /** The message that a delivery brings for one of its routes. A journey says for each what its definition has it say. */
    private @Nullable Message brought(DeliveryRequested wanted, int place) {
        String journey = wanted.origin().journey();
        Integer version = wanted.origin().journeyVersion();
        String step = wanted.origin().step();
        if (journey == null || version == null || step == null) {
            return wanted.message();
        }
        return journeys.find(journey, version)
                .flatMap(edition -> Optional.ofNullable(edition.step(step)))
                .filter(Step.Send.class::isInstance)
                .map(send -> ((Step.Send) send).messages())
                .filter(messages -> place < messages.size())
                .map(messages -> messages.get(place))
                .map(each -> new Message(each.subject(), each.text(), each.html(), Map.of()))
                .orElse(wanted.message());
    }

    private Text text(
            Route route, @Nullable Message brought, DeliveryRequested wanted, Recipient recipient, Instant now) {
        MessageTemplate template = null;
        Message message = brought;
        if (route.template() != null) {
            template = templates.find(route.template()).orElse(null);
            if (template == null) {
                return new Text(null, new Made(null, new Content("unknown_template", route.template())));
            }
            message = template.by(route.channel());
        }
        if (message == null) {
            return new Text(template, new Made(null, new Content("no_message", "")));
        }
        Map<String, @Nullable Object> given = Objects.requireNonNullElse(wanted.values(), Map.of());
        return new Text(
                template,
                texts.make(message, MessageText.values(recipient, given, links(wanted, route.channel(), now))));
    }

    private Map<String, String> links(DeliveryRequested wanted, String channel, Instant now) {
        Instant until = now.plus(LINKS_WORK).truncatedTo(ChronoUnit.SECONDS);
        String page = publicUrl.get() + PreferenceLinks.PATH;
        return Map.of(
                "preferences",
                page + links.token(new PreferenceLink(wanted.profile(), null, null, null, until)),
                "unsubscribe",
                page
                        + links.token(new PreferenceLink(
                                wanted.profile(), null, wanted.purpose(), channel, until, wanted.delivery())));
    }

    /** An address as a provider takes it; null for what cannot be one. */
    private @Nullable String usable(String channel, String said) {
        return switch (channel) {
            case Channel.EMAIL -> normalised(Namespace.EMAIL, said);
            case Channel.SMS -> normalised(Namespace.PHONE, said);
            case Channel.ADS -> said;
            default -> said.isBlank() || said.length() > 4_096 ? null : said;
        };
    }

    private @Nullable String normalised(Namespace namespace, String said) {
        return normalisation
                .identifier(namespace, said)
                .map(identifier -> identifier.value())
                .orElse(null);
    }
}
