package dev.annals.axonserver.testing;

import dev.annals.axonserver.BackboneConfiguration;
import dev.annals.axonserver.postgres.PostgresServer;
import dev.annals.platform.events.LogProcessor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The backbone in an application of its own, as {@code app} would start it. */
public final class TestHouse {

    private TestHouse() {}

    /** Starts on the tests' PostgreSQL. */
    public static ConfigurableApplicationContext start(Map<String, Object> settings, LogProcessor... processors) {
        PostgresServer server = TestPostgres.server();
        List<String> arguments = new ArrayList<>();
        arguments.add("--annals.data=" + TestPostgres.data());
        arguments.add("--annals.postgres.url=" + server.jdbcUrl());
        arguments.add("--annals.postgres.user=" + server.user());
        arguments.add("--annals.postgres.password=" + server.password());
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return run(arguments, processors);
    }

    /** Starts with these settings alone. */
    public static ConfigurableApplicationContext run(List<String> arguments, LogProcessor... processors) {
        SpringApplication application = new SpringApplicationBuilder(House.class)
                .web(WebApplicationType.NONE)
                .initializers(offering(processors))
                .build();
        application.setRegisterShutdownHook(false);
        return application.run(arguments.toArray(String[]::new));
    }

    private static ApplicationContextInitializer<GenericApplicationContext> offering(LogProcessor... processors) {
        return context -> {
            for (LogProcessor processor : processors) {
                context.registerBean(processor.name(), LogProcessor.class, () -> processor);
            }
        };
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(BackboneConfiguration.class)
    static class House {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }
}
