package dev.annals.sagas.journey;

import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.LogProcessor;
import dev.annals.platform.events.SagaProcessor;
import dev.annals.platform.journey.JourneyBook;
import dev.annals.platform.journey.JourneyPeople;
import dev.annals.platform.journey.RunOversight;
import dev.annals.platform.journey.RunStreams;
import dev.annals.sagas.SagaCommands;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what leads events to runs, carries runs on, and looks after those that were left behind. */
@Configuration(proxyBeanMethods = false)
public class JourneySagasConfiguration {

    /** Messages are deferred to the next morning or the next day. */
    private static final Duration LONGEST_DEFERRED = Duration.ofDays(3);

    @Bean
    SagaProcessor journeyRunSagas() {
        return new SagaProcessor("journey-runs", JourneyRunSaga.class);
    }

    @Bean
    RunConsequences runConsequences(JourneyBook book, RunStreams streams, JourneyPeople people) {
        return new RunConsequences(book, streams, people);
    }

    @Bean
    RunIndex runIndex(EventLog log) {
        return new RunIndex(log);
    }

    @Bean
    RunOversight runOversight(RunIndex index, Clock clock) {
        return new WatchedRuns(index, clock);
    }

    @Bean
    RunCommands runCommands(SagaCommands commands) {
        return new RunCommands(commands);
    }

    @Bean
    Routing routing(
            JourneyBook book,
            RunIndex index,
            EventLog log,
            JourneyPeople people,
            Doorway doorway,
            RunCommands commands,
            Clock clock) {
        DeferredMessages deferred =
                new DeferredMessages(log, log.positionBefore(clock.instant().minus(LONGEST_DEFERRED)));
        return new Routing(book, index, deferred, people, doorway, commands);
    }

    @Bean
    Doorway doorway(RunIndex index, RunStreams streams, RunCommands commands, Clock clock) {
        return new Doorway(index, streams, commands, clock);
    }

    @Bean
    DatedEntries datedEntries(
            JourneyBook book, JourneyPeople people, Doorway doorway, RunCommands commands, Clock clock) {
        return new DatedEntries(book, people, doorway, commands, clock);
    }

    @Bean
    LogProcessor journeyRouter(ObjectProvider<Routing> routing) {
        return new LogProcessor(JourneyRouter.NAME, new JourneyRouter(routing::getObject));
    }

    @Bean
    JourneyRounds journeyRounds(JourneyBook book, RunIndex index, RunCommands commands, Clock clock) {
        return new JourneyRounds(book, index, commands, clock);
    }
}
