package dev.annals.platform.identity;

import dev.annals.api.identity.Namespace;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * How people are told apart, the same in every process of an installation:
 *
 * <ul>
 *   <li>{@code annals.identity.phone-region}: the region of phone numbers without country code; default none;
 *   <li>{@code annals.identity.priority}: namespaces, strongest first; default {@link NamespacePriority#DEFAULT_ORDER};
 *   <li>{@code annals.identity.blocked-values}: further values that identify nobody.
 * </ul>
 */
@Configuration(proxyBeanMethods = false)
public class IdentityConfiguration {

    @Bean
    Normalisation normalisation(Environment environment) {
        return new Normalisation(
                environment.getProperty("annals.identity.phone-region", "ZZ"),
                Set.copyOf(list(environment, "annals.identity.blocked-values")));
    }

    @Bean
    NamespacePriority namespacePriority(Environment environment) {
        List<Namespace> order = list(environment, "annals.identity.priority").stream()
                .map(Namespace::new)
                .toList();
        return new NamespacePriority(order.isEmpty() ? NamespacePriority.DEFAULT_ORDER : order);
    }

    /** A list, in one text with commas or as a YAML list. */
    private static List<String> list(Environment environment, String property) {
        return Binder.get(environment)
                .bind(property, Bindable.listOf(String.class))
                .orElse(List.of());
    }
}
