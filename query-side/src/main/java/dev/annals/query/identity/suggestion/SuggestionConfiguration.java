package dev.annals.query.identity.suggestion;

import dev.annals.platform.events.Processors;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.projections.ReadModel;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.query.access.ReadGate;
import dev.annals.query.identity.ProfileReads;
import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Wires what suggests that profiles are of one person. */
@Configuration(proxyBeanMethods = false)
public class SuggestionConfiguration {

    @Bean
    SuggestionProperties suggestionProperties(Environment environment) {
        return Binder.get(environment).bindOrCreate("annals.identity", Bindable.of(SuggestionProperties.class));
    }

    @Bean(destroyMethod = "close")
    Suggestions suggestions(
            ReadModel<FragmentDocument> fragments,
            Processors processors,
            CommandGateway commands,
            SuggestionProperties properties) {
        Finding finding = new Finding(fragments, properties.suggestAbove());
        Double mergeAbove = properties.mergeAbove();
        UnaryOperator<List<Suggestion>> merging =
                mergeAbove == null ? UnaryOperator.identity() : new SureMerges(mergeAbove, commands);
        Suggestions suggestions = new Suggestions(
                () -> merging.apply(finding.suggestions()),
                processors,
                fragments.processor(),
                properties.suggestEvery());
        if (mergeAbove != null) {
            suggestions.start();
        }
        return suggestions;
    }

    @Bean
    SuggestionController suggestionReadController(
            Suggestions suggestions, ProfileReads profiles, ProfileAddress address, ReadGate gate) {
        return new SuggestionController(new SuggestionReads(suggestions, profiles), address, gate);
    }
}
