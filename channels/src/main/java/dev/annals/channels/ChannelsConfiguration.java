package dev.annals.channels;

import org.springframework.context.annotation.Configuration;

/** Wires the channels room: the connectors that carry deliveries to the outside world. */
@Configuration(proxyBeanMethods = false)
public class ChannelsConfiguration {}
