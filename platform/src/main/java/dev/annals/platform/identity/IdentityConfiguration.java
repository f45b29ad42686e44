package dev.annals.platform.identity;

import dev.annals.api.identity.IdentityRules;
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
    RulesInForce rulesInForce(Environment environment) {
        return new RulesInForce(first(environment.getProperty("annals.identity.rules", "")));
    }

    @Bean
    Normalisation normalisation(Environment environment, RulesInForce rules) {
        return new Normalisation(environment.getProperty("annals.identity.phone-region", "ZZ"), rules);
    }

    @Bean
    ProfileAddress profileAddress(FragmentIds ids, Normalisation normalisation) {
        return new ProfileAddress(ids, normalisation);
    }

    private static IdentityRules first(String file) {
        if (file.isEmpty()) {
            return IdentityYaml.defaultRules();
        }
        try {
            return IdentityYaml.read(file, Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("annals.identity.rules names a file that cannot be read", e);
        }
    }
}
