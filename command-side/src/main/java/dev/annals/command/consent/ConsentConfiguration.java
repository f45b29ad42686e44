package dev.annals.command.consent;

import dev.annals.platform.consent.ConsentTokens;
import dev.annals.platform.consent.PreferenceLinks;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.web.PublicAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Opens the endpoints by which consent is recorded and purposes are published. */
@Configuration(proxyBeanMethods = false)
public class ConsentConfiguration {

    private static final int RANDOM_BYTES = 32;

    @Bean
    ConsentTokens consentTokens() {
        SecureRandom chance = new SecureRandom();
        return new ConsentTokens(() -> {
            byte[] bytes = new byte[RANDOM_BYTES];
            chance.nextBytes(bytes);
            return bytes;
        });
    }

    @Bean
    ConsentController consentController(
            CommandGateway commands,
            PurposeBook book,
            FragmentIds ids,
            ProfileAddress address,
            ConsentTokens tokens,
            Environment environment,
            Clock clock) {
        return new ConsentController(
                commands,
                book,
                address,
                ids,
                tokens,
                new PublicAddress(environment.getProperty("annals.public-url")),
                clock,
                UUID::randomUUID);
    }

    @Bean
    Confirmations confirmations(CommandGateway commands, Clock clock) {
        return new Confirmations(commands, clock);
    }

    @Bean
    ConfirmationController confirmationController(Confirmations confirmations) {
        return new ConfirmationController(confirmations);
    }

    @Bean
    LinksController linksController(
            PreferenceLinks links, ProfileAddress address, PurposeBook book, Environment environment, Clock clock) {
        PublicAddress publicAddress = new PublicAddress(environment.getProperty("annals.public-url"));
        return new LinksController(links, address, book, publicAddress, clock);
    }

    @Bean
    PreferencesController preferencesController(
            PreferenceLinks links,
            Confirmations confirmations,
            PurposeBook book,
            CommandGateway commands,
            Clock clock) {
        return new PreferencesController(links, confirmations, book, commands, clock);
    }

    @Bean
    PurposesController purposesPublishingController(CommandGateway commands) {
        return new PurposesController(commands);
    }
}
