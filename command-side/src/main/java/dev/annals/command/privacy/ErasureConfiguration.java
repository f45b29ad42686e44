package dev.annals.command.privacy;

import dev.annals.command.recording.GroupCommit;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.crypto.SubjectKeys;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Processors;
import dev.annals.platform.events.StoreFailures;
import dev.annals.platform.identity.ProfileAddress;
import dev.annals.platform.privacy.ErasureCheck;
import dev.annals.platform.privacy.ErasureDuty;
import dev.annals.platform.privacy.ErasureProgress;
import dev.annals.platform.privacy.LegalHolds;
import dev.annals.platform.privacy.QuarantineSearch;
import dev.annals.platform.rounds.AtStart;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets up what carries erasures out. */
@Configuration(proxyBeanMethods = false)
public class ErasureConfiguration {

    /** Behind the processors, and well before the web server. */
    private static final int BEFORE_INTAKE = SmartLifecycle.DEFAULT_PHASE - 3_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Bean
    LegalHolds legalHoldsOfErasures(EventLog log, FragmentIds ids) {
        return new LegalHolds(log, ids);
    }

    @Bean
    ErasureDuty heldAside(
            LegalHolds legalHoldsOfErasures,
            PurposeBook purposes,
            EventLog log,
            GroupCommit groupCommit,
            FragmentIds ids,
            Clock clock) {
        return new HeldAside(legalHoldsOfErasures, purposes, log, groupCommit, ids, clock);
    }

    @Bean
    HoldsController legalHoldOrdersController(
            CommandGateway commands, ProfileAddress address, PurposeBook purposes, Clock clock) {
        return new HoldsController(commands, address, purposes, UUID::randomUUID, clock);
    }

    @Bean
    ErasureDuty quarantineCleared(QuarantineSearch search, EventLog log, GroupCommit groupCommit) {
        return new QuarantineCleared(search, log, groupCommit);
    }

    @Bean
    ErasureDuty keysDestroyed(SubjectKeys keys) {
        return new KeysDestroyed(keys);
    }

    @Bean
    ErasureDuty processorsFollow(Processors processors) {
        return new ProcessorsFollow(processors, PATIENCE);
    }

    @Bean
    ErasureCheck noKeyLives(SubjectKeys keys) {
        return NothingReadable.keys(keys);
    }

    @Bean
    ErasureCheck noEventCanBeRead(EventLog log) {
        return NothingReadable.events(log);
    }

    @Bean(destroyMethod = "close")
    Erasures erasures(
            ObjectProvider<ErasureDuty> duties,
            ObjectProvider<ErasureCheck> checks,
            GroupCommit groupCommit,
            EventLog log,
            FragmentIds ids,
            SubjectKeys keys,
            ErasureProgress progress,
            LegalHolds legalHoldsOfErasures,
            Clock clock,
            StoreFailures failures,
            MeterRegistry meters) {
        ErasureSteps steps = new ErasureSteps(
                duties.orderedStream().toList(),
                checks.orderedStream().toList(),
                groupCommit,
                log,
                ids,
                new KeptForHolds(log, legalHoldsOfErasures));
        HoldReleases releases = new HoldReleases(
                legalHoldsOfErasures,
                new HoldCommands(groupCommit, legalHoldsOfErasures, ids, () -> {}),
                keys,
                log,
                groupCommit,
                ids,
                clock,
                NothingReadable.kept(keys, log));
        FarewellsOver farewells = new FarewellsOver(keys, log, groupCommit, ids, clock);
        Erasures erasures = new Erasures(log, progress, keys, steps, releases, farewells, failures);
        Gauge.builder("annals.erasures.unfinished", erasures, Erasures::unfinished)
                .description("Erasures that were ordered and are not complete")
                .register(meters);
        return erasures;
    }

    @Bean
    HoldCommands holdCommands(
            GroupCommit groupCommit, LegalHolds legalHoldsOfErasures, FragmentIds ids, Erasures erasures) {
        return new HoldCommands(groupCommit, legalHoldsOfErasures, ids, erasures::look);
    }

    @Bean
    Readmission readmission(GroupCommit groupCommit, SubjectKeys keys) {
        return new Readmission(groupCommit, keys);
    }

    @Bean
    ErasuresController erasureOrdersController(CommandGateway commands, ProfileAddress address) {
        return new ErasuresController(commands, address, UUID::randomUUID);
    }

    /**
     * Has the keys follow the log before the web server takes requests: whoever is erased stays so, also where the key
     * store was brought back from a backup. What is left of cut short erasures is done behind that.
     */
    @Bean
    AtStart erasuresBeforeIntake(Erasures erasures) {
        return new AtStart(BEFORE_INTAKE, () -> {
            erasures.settle();
            erasures.begin();
        });
    }
}
