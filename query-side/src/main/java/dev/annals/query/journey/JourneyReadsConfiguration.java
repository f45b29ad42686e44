package dev.annals.query.journey;

import dev.annals.platform.events.EventLog;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.journey.JourneyBook;
import dev.annals.platform.journey.JourneyFigures;
import dev.annals.platform.journey.JourneyPeople;
import dev.annals.projections.ReadModel;
import dev.annals.projections.journey.RunDocument;
import dev.annals.query.access.ReadGate;
import java.time.Clock;
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

    @Bean
    LiveStreams liveStreams() {
        return new LiveStreams();
    }

    @Bean
    LiveController liveController(JourneyReadController journeys, LiveStreams streams) {
        return new LiveController(journeys, streams);
    }

    @Bean
    FatigueController fatigueController(EventLog log, JourneyPeople people, Clock clock) {
        return new FatigueController(log, people, clock);
    }

    @Bean
    TrialController trialController(
            JourneyBook book, JourneyPeople people, ProfileAddress address, EventLog log, Clock clock) {
        return new TrialController(book, people, address, new BackTest(log, people), clock);
    }
}
