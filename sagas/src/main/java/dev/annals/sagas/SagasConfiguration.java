package dev.annals.sagas;

import org.springframework.context.annotation.Configuration;

/** Wires the sagas room: the shells that turn events and deadlines into decisions and commands. */
@Configuration(proxyBeanMethods = false)
public class SagasConfiguration {}
