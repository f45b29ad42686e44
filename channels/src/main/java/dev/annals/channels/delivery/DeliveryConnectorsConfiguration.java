package dev.annals.channels.delivery;

import dev.annals.api.delivery.ChangeDelivery.ReweighDelivery;
import dev.annals.api.delivery.DeliveryReceipt;
import dev.annals.api.identity.FragmentId;
import dev.annals.channels.delivery.ads.AdsKind;
import dev.annals.channels.delivery.email.BounceMailboxes;
import dev.annals.channels.delivery.email.EmailKind;
import dev.annals.channels.delivery.email.ReturnedMailController;
import dev.annals.channels.delivery.kafka.KafkaKind;
import dev.annals.channels.delivery.line.LineKind;
import dev.annals.channels.delivery.log.LogFiles;
import dev.annals.channels.delivery.log.LogKind;
import dev.annals.channels.delivery.onsite.OnsiteController;
import dev.annals.channels.delivery.onsite.OnsiteKind;
import dev.annals.channels.delivery.outcome.OutcomeCallsController;
import dev.annals.channels.delivery.outcome.OutcomeRecorder;
import dev.annals.channels.delivery.push.PushKind;
import dev.annals.channels.delivery.sms.SmsKind;
import dev.annals.channels.delivery.webhook.WebhookKind;
import dev.annals.channels.delivery.wechat.WeChatKind;
import dev.annals.channels.web.AllowedHosts;
import dev.annals.channels.web.ChannelsProperties;
import dev.annals.channels.web.OutboundHttp;
import dev.annals.platform.consent.PreferenceLinks;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.delivery.ConnectorBook;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.ConnectorStore;
import dev.annals.platform.delivery.DeliveryLinks;
import dev.annals.platform.delivery.PublicUrl;
import dev.annals.platform.delivery.Recipients;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.OnRecord;
import dev.annals.platform.identity.Normalisation;
import dev.annals.platform.journey.JourneyPeople;
import dev.annals.platform.roles.ForRole;
import dev.annals.platform.roles.ProcessRole;
import dev.annals.platform.security.WriteKeys;
import dev.annals.platform.segment.Memberships;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Wires what sends messages. */
@Configuration(proxyBeanMethods = false)
@ForRole(ProcessRole.CHANNELS)
public class DeliveryConnectorsConfiguration {

    /** Whatever was handed over longer ago than that, and never sent, has to be redriven by somebody. */
    private static final Duration LOOKED_BACK = Duration.ofDays(90);

    private static final Duration MAILBOXES_READ = Duration.ofMinutes(1);

    @Bean
    LogFiles logFiles(Environment environment) {
        return new LogFiles(
                Path.of(environment.getProperty("annals.data", "data")).resolve("deliveries"));
    }

    @Bean
    ConnectorKinds connectorKinds(
            LogFiles files,
            OutboundHttp http,
            AllowedHosts hosts,
            ChannelsProperties properties,
            PreferenceLinks preferences,
            DeliveryLinks deliveryLinks,
            PublicUrl publicUrl,
            Clock clock) {
        HttpProvider provider = new HttpProvider(http, clock);
        MessageLinks links = new MessageLinks(preferences, deliveryLinks, publicUrl, clock);
        return new ConnectorKinds(List.of(
                new LogKind(files),
                new WebhookKind(provider),
                new EmailKind(links, properties.timeout()),
                new SmsKind(provider, links),
                new LineKind(provider),
                new PushKind(provider),
                new WeChatKind(provider),
                new AdsKind(provider),
                new KafkaKind(hosts, properties.timeout()),
                new OnsiteKind()));
    }

    @Bean
    Outbox outbox(EventLog log, LogFiles files, Clock clock, MeterRegistry meters) {
        Outbox outbox = new Outbox(log, log.positionBefore(clock.instant().minus(LOOKED_BACK)), files::erase);
        Gauge.builder("annals.deliveries.waiting", outbox, Outbox::waiting)
                .description("Messages that wait for a provider")
                .register(meters);
        Gauge.builder("annals.deliveries.dead", outbox, Outbox::dead)
                .description("Messages that were given up")
                .register(meters);
        return outbox;
    }

    @Bean
    ConnectorLines connectorLines(
            ConnectorBook book,
            ConnectorKinds kinds,
            Outbox outbox,
            EventLog log,
            ConnectorStore store,
            CommandGateway commands,
            Clock clock) {
        return new ConnectorLines(
                book,
                kinds.byName(),
                log,
                outbox,
                new Attempt(log, delivery -> isTakenBack(commands, delivery), clock),
                store,
                store.process(),
                outcome -> OnRecord.await(commands.send(outcome), "It is not on record what came of a message."),
                clock);
    }

    @Bean
    OnsiteController onsiteController(
            ConnectorBook book,
            WriteKeys keys,
            FragmentIds ids,
            Normalisation normalisation,
            Recipients recipients,
            Memberships memberships,
            JourneyPeople people,
            Outbox outbox,
            EventLog log,
            CommandGateway commands,
            PreferenceLinks preferences,
            DeliveryLinks deliveryLinks,
            PublicUrl publicUrl,
            Clock clock) {
        Attempt attempt = new Attempt(log, delivery -> isTakenBack(commands, delivery), clock);
        return new OnsiteController(
                book,
                new OnsiteKind(),
                keys,
                ids,
                normalisation,
                recipients,
                memberships,
                people,
                (connector, fragments) -> outbox.queue(connector).of(fragments).stream()
                        .flatMap(each -> attempt.shown(each).stream())
                        .findFirst(),
                new MessageLinks(preferences, deliveryLinks, publicUrl, clock),
                clock);
    }

    @Bean
    OutcomeRecorder outcomeRecorder(EventLog log, CommandGateway commands, Clock clock) {
        return new OutcomeRecorder(
                log,
                outcome -> {
                    CompletableFuture<DeliveryReceipt> answer = commands.send(outcome);
                    OnRecord.await(answer, "It is not on record what came of a message.");
                    return answer.join();
                },
                clock);
    }

    @Bean
    OutcomeCallsController outcomeCallsController(ConnectorBook book, OutcomeRecorder recorder, Clock clock) {
        return new OutcomeCallsController(book, recorder, clock);
    }

    @Bean
    ReturnedMailController returnedMailController(OutcomeRecorder recorder, Clock clock) {
        return new ReturnedMailController(recorder, clock);
    }

    @Bean
    BounceMailboxes bounceMailboxes(ConnectorBook book, ConnectorKinds kinds, OutcomeRecorder recorder, Clock clock) {
        return new BounceMailboxes(
                book, Objects.requireNonNull(kinds.byName().get("smtp")), recorder, clock, MAILBOXES_READ);
    }

    private static boolean isTakenBack(CommandGateway commands, FragmentId delivery) {
        CompletableFuture<DeliveryReceipt> answer = commands.send(new ReweighDelivery(delivery));
        OnRecord.await(answer, "Whether a message may still be sent is not known.");
        return answer.join().isNew();
    }

    @Bean
    ChannelsController channelsController(
            ConnectorBook book,
            ConnectorKinds kinds,
            Outbox outbox,
            ConnectorLines lines,
            CommandGateway commands,
            Clock clock) {
        return new ChannelsController(book, kinds.byName(), outbox, lines, commands, clock);
    }

    /**
     * Every kind of connector there is.
     *
     * @param all each of them
     */
    record ConnectorKinds(List<ConnectorKind> all) {

        Map<String, ConnectorKind> byName() {
            return all.stream().collect(Collectors.toMap(ConnectorKind::name, kind -> kind));
        }
    }
}
