package dev.annals.axonserver.wiring;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.annals.axonserver.BackboneProperties;
import dev.annals.axonserver.documents.MongoDocuments;
import dev.annals.axonserver.health.StoreProbe;
import dev.annals.axonserver.processors.MongoTokenPositions;
import dev.annals.axonserver.processors.TokenPositions;
import dev.annals.axonserver.processors.TokensAfterDocuments;
import dev.annals.axonserver.serialisation.TokenSerializer;
import dev.annals.platform.documents.Documents;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * {@code annals.mongodb.uri} given: read models and the tokens of their processors in that MongoDB. A unit of work writes
 * documents first and its token after them, without a transaction: what is written twice after a crash changes nothing.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(MongoGiven.class)
public class MongoReadStoreConfiguration {

    private static final String DATABASE = "annals";
    private static final int SELECT_SECONDS = 3;

    @Bean
    MongoClient mongoClient(BackboneProperties properties) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(connection(properties))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(SELECT_SECONDS, TimeUnit.SECONDS))
                .applicationName("annals")
                .build());
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, BackboneProperties properties) {
        String named = connection(properties).getDatabase();
        return client.getDatabase(named == null ? DATABASE : named);
    }

    @Bean
    Documents documents(MongoDatabase database) {
        return new MongoDocuments(database);
    }

    @Bean
    StoreProbe readStoreProbe(MongoDatabase database) {
        return () -> database.runCommand(new Document("ping", 1));
    }

    @Bean
    TokenStore processorTokens(
            MongoClient client, MongoDatabase database, TokenSerializer serializer, BackboneProperties properties) {
        return new TokensAfterDocuments(MongoTokenStore.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(client, database.getName())
                        .trackingTokensCollectionName(MongoTokenPositions.COLLECTION)
                        .build())
                .serializer(serializer)
                .contentType(String.class)
                .claimTimeout(properties.processors().claim())
                .nodeId(ClaimOwner.of(properties))
                .transactionManager(NoTransactionManager.instance())
                .build());
    }

    @Bean
    TokenPositions tokenPositions(MongoDatabase database) {
        return new MongoTokenPositions(database);
    }

    private static ConnectionString connection(BackboneProperties properties) {
        return new ConnectionString(Objects.requireNonNull(properties.mongodb().uri()));
    }
}
