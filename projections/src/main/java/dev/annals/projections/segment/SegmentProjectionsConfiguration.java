package dev.annals.projections.segment;

import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.crypto.SubjectKeys;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.LogProcessor;
import dev.annals.platform.events.Processors;
import dev.annals.platform.privacy.ErasureCheck;
import dev.annals.projections.identity.SourcePriority;
import java.nio.file.Path;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** Wires the engine that keeps segments current. */
@Configuration(proxyBeanMethods = false)
public class SegmentProjectionsConfiguration {

    /** The command gateway waits for the processors' configuration, which waits for this. */
    @Bean
    SegmentEngine segmentEngine(
            EventLog log,
            FragmentIds ids,
            SourcePriority priority,
            @Lazy CommandGateway commands,
            Checkpoints checkpoints) {
        return new SegmentEngine(
                log,
                ids,
                priority,
                new CommandedRecorder(commands),
                work -> Thread.ofPlatform()
                        .name("annals-segment-history")
                        .daemon()
                        .start(work),
                checkpoints);
    }

    @Bean
    Checkpoints segmentCheckpoints(Environment environment, SubjectKeys keys, FragmentIds ids) {
        return new Checkpoints(
                Path.of(environment.getProperty("annals.data", "data")).resolve("segments"), keys, ids);
    }

    @Bean
    Checkpointing segmentCheckpointing(SegmentEngine engine, Checkpoints checkpoints) {
        return new Checkpointing(
                engine,
                checkpoints,
                work -> Thread.ofPlatform()
                        .name("annals-segment-checkpoint")
                        .daemon()
                        .start(work));
    }

    @Bean
    SegmentMeters segmentMeters(SegmentEngine engine) {
        return new SegmentMeters(engine);
    }

    @Bean
    ErasureCheck checkpointsTellNothing(Checkpoints checkpoints, EventLog log, Processors processors) {
        return new CheckpointsTellNothing(checkpoints, log, processors);
    }

    @Bean
    LogProcessor segmentEngineProcessor(SegmentEngine engine) {
        return new LogProcessor(SegmentEngine.NAME, new SegmentFeed(engine));
    }

    @Bean
    SegmentTicks segmentTicks(SegmentEngine engine, Checkpointing checkpointing, Clock clock) {
        return new SegmentTicks(engine, checkpointing, clock);
    }
}
