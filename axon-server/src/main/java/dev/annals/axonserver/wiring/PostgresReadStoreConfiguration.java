package dev.annals.axonserver.wiring;

import dev.annals.axonserver.BackboneProperties;
import dev.annals.axonserver.documents.PostgresDocuments;
import dev.annals.axonserver.health.StoreProbe;
import dev.annals.axonserver.processors.JdbcTokenPositions;
import dev.annals.axonserver.processors.JdbcTokens;
import dev.annals.axonserver.processors.TokenPositions;
import dev.annals.axonserver.serialisation.TokenSerializer;
import dev.annals.platform.documents.Documents;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Read models in PostgreSQL: documents, and the tokens of their processors in the same transaction. */
@Configuration(proxyBeanMethods = false)
@Conditional(MongoGiven.Not.class)
public class PostgresReadStoreConfiguration {

    @Bean
    Documents documents(ReadStore store) {
        return new PostgresDocuments(store.pool());
    }

    @Bean
    StoreProbe readStoreProbe(ReadStore store) {
        return () -> new JdbcTemplate(store.pool()).execute("select 1");
    }

    @Bean
    TokenStore processorTokens(ReadStore store, TokenSerializer serializer, BackboneProperties properties) {
        return new JdbcTokens(
                new SpringDataSourceConnectionProvider(store.pool()),
                serializer,
                "readstore.tokenEntry",
                properties.processors().claim(),
                ClaimOwner.of(properties));
    }

    @Bean
    TokenPositions tokenPositions(ReadStore store) {
        return new JdbcTokenPositions(store.pool(), "readstore.tokenEntry");
    }
}
