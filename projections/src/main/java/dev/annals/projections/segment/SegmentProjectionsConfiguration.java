package dev.annals.projections.segment;

import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.LogProcessor;
import dev.annals.projections.identity.SourcePriority;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Wires the engine that keeps segments current. */
@Configuration(proxyBeanMethods = false)
public class SegmentProjectionsConfiguration {

    /** The command gateway waits for the processors' configuration, which waits for this. */
    @Bean
    SegmentEngine segmentEngine(EventLog log, FragmentIds ids, SourcePriority priority, @Lazy CommandGateway commands) {
        return new SegmentEngine(
                log,
                ids,
                priority,
                new CommandedRecorder(commands),
                work -> Thread.ofPlatform()
                        .name("annals-segment-history")
                        .daemon()
                        .start(work));
    }

    @Bean
    LogProcessor segmentEngineProcessor(SegmentEngine engine) {
        return new LogProcessor(SegmentEngine.NAME, new SegmentFeed(engine));
    }

    @Bean
    SegmentTicks segmentTicks(SegmentEngine engine, Clock clock) {
        return new SegmentTicks(engine, clock);
    }
}
