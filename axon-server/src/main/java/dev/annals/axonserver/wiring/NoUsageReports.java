package dev.annals.axonserver.wiring;

import org.axonframework.updates.configuration.CommandLineUsagePropertyProvider;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/** Forbids Axon to report usage to its vendor, before any part of Axon is made. */
final class NoUsageReports implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        System.setProperty(CommandLineUsagePropertyProvider.DISABLED_KEY, "true");
    }
}
