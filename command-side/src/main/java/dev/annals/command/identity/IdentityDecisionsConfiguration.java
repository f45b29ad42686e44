package dev.annals.command.identity;

import dev.annals.platform.identity.ProfileAddress;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the endpoints for decisions on identity. */
@Configuration(proxyBeanMethods = false)
public class IdentityDecisionsConfiguration {

    @Bean
    IdentityController identityController(CommandGateway commands, ProfileAddress address) {
        return new IdentityController(commands, address);
    }

    @Bean
    SuggestionController suggestionController(CommandGateway commands) {
        return new SuggestionController(commands);
    }
}
