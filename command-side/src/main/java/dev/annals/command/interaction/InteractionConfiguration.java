package dev.annals.command.interaction;

import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.identity.Normalisation;
import dev.annals.platform.identity.RulesInForce;
import dev.annals.platform.schema.PlanBook;
import dev.annals.platform.schema.PlanGate;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Sets up how items are read and checked. {@code annals.identity.device-ids} (default false) says whether
 * {@code context.device.id} identifies people; shared devices then merge them.
 */
@Configuration(proxyBeanMethods = false)
public class InteractionConfiguration {

    @Bean
    BodyReader bodyReader() {
        return new BodyReader(BodyReader.LARGEST_ITEM);
    }

    @Bean
    ItemChecks itemChecks(Normalisation normalisation, RulesInForce rules, PlanBook plan, Environment environment) {
        boolean devicesIdentify = environment.getProperty("annals.identity.device-ids", Boolean.class, false);
        return new ItemChecks(
                new NamedIdentifiers(normalisation, rules, devicesIdentify),
                new MessageIds(() -> ThreadLocalRandom.current().nextLong()),
                new PlanGate(plan::current));
    }

    @Bean
    RetractionController retractionController(CommandGateway commands, FragmentIds ids) {
        return new RetractionController(commands, ids);
    }

    @Bean
    ItemReader itemReader(ItemChecks checks) {
        return new RawItemReader(checks);
    }
}
