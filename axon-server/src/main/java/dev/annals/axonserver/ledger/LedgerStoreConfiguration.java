package dev.annals.axonserver.ledger;

import dev.annals.axonserver.keys.Installation;
import dev.annals.platform.ledger.Checkpoints;
import dev.annals.platform.ledger.NoteSigner;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers what the ledger needs of the backbone besides the rows of the log. */
@Configuration(proxyBeanMethods = false)
public class LedgerStoreConfiguration {

    @Bean
    Checkpoints checkpoints(DataSource dataSource) {
        return new PostgresCheckpoints(dataSource);
    }

    @Bean
    NoteSigner ledgerSigner(Installation installation) {
        return LedgerKeys.signer(installation);
    }
}
