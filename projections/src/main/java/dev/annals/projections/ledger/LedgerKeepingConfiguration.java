package dev.annals.projections.ledger;

import dev.annals.platform.ledger.Checkpoints;
import dev.annals.platform.ledger.LedgerProperties;
import dev.annals.platform.ledger.LogRows;
import dev.annals.platform.ledger.NoteSigner;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the keeper of the ledger. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerProperties.class)
public class LedgerKeepingConfiguration {

    @Bean
    LedgerKeeper ledgerKeeper(
            LogRows rows,
            TileShelf tiles,
            Checkpoints checkpoints,
            NoteSigner ledgerSigner,
            Clock clock,
            LedgerProperties properties) {
        return new LedgerKeeper(new LedgerGrowth(rows, tiles, checkpoints, ledgerSigner, clock), properties.every());
    }

    @Bean
    HealthIndicator ledgerHealthIndicator(LedgerKeeper keeper) {
        return new LedgerHealth(keeper);
    }

    @Bean
    MeterBinder ledgerMeters(LedgerKeeper keeper) {
        return registry -> {
            Gauge.builder("annals.ledger.position", keeper, it -> it.condition().position())
                    .description("Up to which position of the log the ledger has grown")
                    .register(registry);
            Gauge.builder("annals.ledger.signed", keeper, it -> it.condition().signedSize())
                    .description("How many events the newest checkpoint covers")
                    .register(registry);
            Gauge.builder("annals.ledger.broken", keeper, it -> it.condition().broken() == null ? 0 : 1)
                    .description("1 once the log is not the one that was signed")
                    .register(registry);
        };
    }
}
