package dev.annals.command.quarantine;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the endpoints for operators of the quarantine. */
@Configuration(proxyBeanMethods = false)
public class QuarantineConfiguration {

    @Bean
    QuarantineController quarantineDecisionsController(CommandGateway commands) {
        return new QuarantineController(commands);
    }
}
