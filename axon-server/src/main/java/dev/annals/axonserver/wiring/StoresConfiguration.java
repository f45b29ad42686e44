package dev.annals.axonserver.wiring;

import dev.annals.axonserver.BackboneProperties;
import dev.annals.axonserver.postgres.EmbeddedPostgres;
import dev.annals.axonserver.postgres.PostgresServer;
import dev.annals.platform.events.StoreFailures;
import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The databases: PostgreSQL embedded or given, once with commits that wait for the disk, once with such that do not. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BackboneProperties.class)
public class StoresConfiguration {

    @Bean
    @Conditional(NoServerGiven.class)
    EmbeddedPostgres embeddedPostgres(BackboneProperties properties) {
        return EmbeddedPostgres.start(properties.data());
    }

    @Bean
    PostgresServer postgresServer(BackboneProperties properties, ObjectProvider<EmbeddedPostgres> embedded) {
        BackboneProperties.Postgres given = properties.postgres();
        return given.url() == null
                ? embedded.getObject().server()
                : new PostgresServer(given.url(), given.user(), given.password());
    }

    @Bean
    LogStore logStore(PostgresServer server, BackboneProperties properties) {
        return LogStore.of(Pools.log(server, properties.postgres().connections()));
    }

    @Bean
    ReadStore readStore(PostgresServer server, BackboneProperties properties) {
        return ReadStore.of(Pools.readStore(server, properties.postgres().connections()));
    }

    /** For keys, tokens of callers and whatever else must not be lost. */
    @Bean(destroyMethod = "")
    DataSource dataSource(LogStore log) {
        return log.pool();
    }

    /** Tells whoever uses a store what its failures mean. */
    @Bean
    StoreFailures storeFailures() {
        return new KnownFailures();
    }

    /** For units of work that append events. */
    @Bean
    TransactionManager transactionManager(LogStore log) {
        return log.axon();
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
