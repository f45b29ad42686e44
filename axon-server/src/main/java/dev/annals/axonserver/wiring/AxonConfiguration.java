package dev.annals.axonserver.wiring;

import dev.annals.api.Cause;
import dev.annals.axonserver.serialisation.EventSerializer;
import dev.annals.axonserver.serialisation.TokenSerializer;
import java.util.Comparator;
import java.util.List;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.axonframework.spring.config.SpringConfigurer;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Axon's own wiring, by the part of its Spring Boot starter that is of use: components are found among the beans, and
 * start and stop with the application, behind the web server. Handlers, aggregates and sagas are not looked for among
 * the beans: a room registers its own by a bean of type {@link ConfigurerModule}.
 */
@Configuration(proxyBeanMethods = false)
public class AxonConfiguration {

    @Bean
    SpringConfigurer axonConfigurer(ConfigurableListableBeanFactory beans, List<ConfigurerModule> modules) {
        SpringConfigurer configurer = new SpringConfigurer(beans);
        modules.stream()
                .sorted(Comparator.comparingInt(ConfigurerModule::order))
                .forEach(module -> module.configureModule(configurer));
        return configurer;
    }

    @Bean
    SpringAxonConfiguration axonConfiguration(Configurer configurer) {
        return new SpringAxonConfiguration(configurer);
    }

    @Bean
    ConfigurerModule serializersModule(EventSerializer events, TokenSerializer tokens) {
        return configurer -> configurer
                .configureEventSerializer(configuration -> events)
                .configureMessageSerializer(configuration -> events)
                .configureSerializer(configuration -> tokens)
                .configureCorrelationDataProviders(configuration ->
                        List.of(new SimpleCorrelationDataProvider(Cause.ACTOR, Cause.REASON, Cause.REQUEST)));
    }
}
