package dev.annals.query.journey;

import dev.annals.platform.events.EventLog;
import dev.annals.platform.journey.JourneyBook;
import dev.annals.platform.journey.JourneyFigures;
import dev.annals.projections.ReadModel;
import dev.annals.projections.journey.RunDocument;
import dev.annals.query.access.ReadGate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets up what is answered about journeys. */
@Configuration(proxyBeanMethods = false)
public class JourneyReadsConfiguration {

    @Bean
    JourneyReadController journeyReadController(
            JourneyBook book, JourneyFigures figures, ReadModel<RunDocument> journeyRuns, EventLog log, ReadGate gate) {
        return new JourneyReadController(book, figures, journeyRuns, log, gate);
    }
}
