package dev.annals.app.oversight;

import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.security.AccessWatch;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Wires who notes what happens around access. */
@Configuration(proxyBeanMethods = false)
public class OversightConfiguration {

    private static final Duration EVERY = Duration.ofSeconds(10);

    @Bean
    Notes notes(CommandGateway commands) {
        return new Notes(commands);
    }

    @Bean
    AccessWatch accessWatch(Notes notes, Clock clock) {
        return new RecordedAccess(notes, clock);
    }

    @Bean
    RecordedRotations recordedRotations(Notes notes) {
        return new RecordedRotations(notes);
    }

    @Bean
    Denials denials(Clock clock) {
        return new Denials(clock);
    }

    @Bean
    DenialRounds denialRounds(Denials denials, Notes notes) {
        return new DenialRounds(denials, notes, EVERY);
    }

    /** Stands within what gives a request its cause, and around everything that refuses. */
    @Bean
    FilterRegistrationBean<DenialFilter> denialFilter(
            Denials denials,
            FragmentIds ids,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        Supplier<Endpoints> endpoints = new Once<>(() -> new Endpoints(mapping.getObject()));
        FilterRegistrationBean<DenialFilter> registration =
                new FilterRegistrationBean<>(new DenialFilter(denials, ids, endpoints));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 6);
        return registration;
    }
}
