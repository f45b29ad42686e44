package dev.annals.platform.identity;

import dev.annals.platform.crypto.FragmentIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * How people are told apart, the same in every process of an installation:
 *
 * <ul>
 *   <li>{@code annals.identity.phone-region}: the region of phone numbers without country code; default none;
 *   <li>{@code annals.identity.rules}: a file that takes the place of the {@code identity.yaml} Annals comes with, until
 *       other rules are published.
 * </ul>
 */
@Configuration(proxyBeanMethods = false)
public class IdentityConfiguration {

    @Bean
    InitialRules initialRules(Environment environment) {
        return initial(environment.getProperty("annals.identity.rules", ""));
    }

    @Bean
    RulesInForce rulesInForce(InitialRules initial) {
        return new RulesInForce(initial.rules());
    }

    @Bean
    Normalisation normalisation(Environment environment, RulesInForce rules) {
        return new Normalisation(environment.getProperty("annals.identity.phone-region", "ZZ"), rules);
    }

    @Bean
    ProfileAddress profileAddress(FragmentIds ids, Normalisation normalisation) {
        return new ProfileAddress(ids, normalisation);
    }

    @Bean
    RecordedValues recordedValues(Normalisation normalisation, FragmentIds ids) {
        return new RecordedValues(normalisation, ids);
    }

    private static InitialRules initial(String file) {
        if (file.isEmpty()) {
            return InitialRules.of(IdentityYaml.NAME, IdentityYaml.defaults());
        }
        try {
            return InitialRules.of(file, Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("annals.identity.rules names a file that cannot be read", e);
        }
    }
}
