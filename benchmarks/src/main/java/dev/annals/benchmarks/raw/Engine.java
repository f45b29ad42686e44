package dev.annals.benchmarks.raw;

import dev.annals.axonserver.BackboneConfiguration;
import dev.annals.axonserver.keys.KeysConfiguration;
import dev.annals.command.consent.CollectionGate;
import dev.annals.command.consent.signal.SignalReader;
import dev.annals.command.identity.MergeForest;
import dev.annals.command.interaction.GroupRecorder;
import dev.annals.command.interaction.Recorder;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.RecordingConfiguration;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.RulesInForce;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The part of the house that records: backbone, keys and group commit, wired as they are in the product. */
@Configuration(proxyBeanMethods = false)
@Import({BackboneConfiguration.class, KeysConfiguration.class, RecordingConfiguration.class})
class Engine {

    @Bean
    MeterRegistry meterRegistry() {
        return new SimpleMeterRegistry();
    }

    @Bean
    MergeForest mergeForest() {
        return new MergeForest(new RulesInForce(IdentityYaml.defaultRules()));
    }

    @Bean
    Recorder recorder(
            GroupCommit groupCommit, MergeForest forest, EventLog log, FragmentIds ids, MeterRegistry meters) {
        CollectionGate gate = new CollectionGate(new PurposeBook(log, ids), new SignalReader(meters), ids);
        return new GroupRecorder(groupCommit, forest, gate, ids, meters);
    }
}
