package dev.annals.channels;

import dev.annals.channels.delivery.DeliveryConnectorsConfiguration;
import dev.annals.channels.ledger.WitnessConfiguration;
import dev.annals.channels.request.CallbackConfiguration;
import dev.annals.channels.web.OutboundConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires the channels room: the connectors that carry deliveries to the outside world. */
@Configuration(proxyBeanMethods = false)
@Import({
    OutboundConfiguration.class,
    WitnessConfiguration.class,
    CallbackConfiguration.class,
    DeliveryConnectorsConfiguration.class
})
public class ChannelsConfiguration {}
