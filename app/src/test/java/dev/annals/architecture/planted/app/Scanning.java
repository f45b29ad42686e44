package dev.annals.architecture.planted.app;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Goes looking. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class Scanning {}
