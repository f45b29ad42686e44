package dev.annals.app.http;

import dev.annals.platform.events.StoreFailures;
import dev.annals.platform.web.Problems;
import dev.annals.platform.web.RequestCause;
import java.time.Clock;
import java.time.Instant;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Sets up the server and what every endpoint shares. Time-outs and sizes are in {@code application.yaml}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
public class HttpConfiguration {

    @Bean
    Problems problems(StoreFailures stores) {
        return new Problems(stores);
    }

    @Bean
    WebMvcConfigurer instantsOfThisEra() {
        return new WebMvcConfigurer() {
            @Override
            public void addFormatters(FormatterRegistry registry) {
                registry.addFormatterForFieldType(Instant.class, new InstantOfThisEra());
            }
        };
    }

    @Bean
    FilterRegistrationBean<BodyGuard> bodyGuard(HttpProperties limits) {
        FilterRegistrationBean<BodyGuard> registration = new FilterRegistrationBean<>(new BodyGuard(limits));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    FilterRegistrationBean<RequestCause> requestCause(Clock clock) {
        FilterRegistrationBean<RequestCause> registration = new FilterRegistrationBean<>(new RequestCause(clock));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatWebServerFactory> problemsFromTheServer() {
        return server -> server.addContextCustomizers(context -> {
            if (context.getParent() instanceof org.apache.catalina.core.StandardHost host) {
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
            }
        });
    }

    /** Identifiers are parts of paths and may hold slashes: encoded ones are left to the controllers. */
    @Bean
    WebServerFactoryCustomizer<TomcatWebServerFactory> slashesInIdentifiers() {
        return server -> server.addConnectorCustomizers(connector -> {
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        });
    }
}
