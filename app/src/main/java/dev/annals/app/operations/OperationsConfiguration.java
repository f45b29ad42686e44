package dev.annals.app.operations;

import dev.annals.app.process.KnownProperties;
import dev.annals.platform.documents.Documents;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Processors;
import dev.annals.platform.events.SagaOversight;
import dev.annals.platform.journey.RunOversight;
import dev.annals.projections.Rebuilds;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The endpoints of operators. */
@Configuration(proxyBeanMethods = false)
@Import({TokenController.class, ProjectionsController.class, DeadLettersController.class, KeysController.class})
public class OperationsConfiguration {

    @Bean
    ProjectionStates projectionStates(Processors processors, EventLog log, ObjectProvider<Rebuilds> rebuilds) {
        return new ProjectionStates(processors, log, rebuilds);
    }

    @Bean
    Stores stores(EventLog log, Documents documents) {
        return new Stores(log, documents);
    }

    @Bean
    StatusController statusController(
            EventLog log,
            Stores stores,
            ProjectionStates projections,
            SagaOversight sagas,
            ObjectProvider<RunOversight> runs,
            Environment environment,
            Clock clock) {
        return new StatusController(
                log,
                stores,
                projections,
                sagas,
                runs,
                new ResolvedConfiguration(environment, KnownProperties.load()),
                clock.instant());
    }
}
