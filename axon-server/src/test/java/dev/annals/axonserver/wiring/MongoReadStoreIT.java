package dev.annals.axonserver.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.annals.api.Event;
import dev.annals.api.access.AccessEvent.PersonalDataRead;
import dev.annals.api.identity.FragmentId;
import dev.annals.axonserver.documents.MongoDocuments;
import dev.annals.axonserver.processors.TokenPositions;
import dev.annals.axonserver.processors.TokensAfterDocuments;
import dev.annals.axonserver.testing.TestHouse;
import dev.annals.axonserver.testing.TestPostgres;
import dev.annals.platform.documents.Documents;
import dev.annals.platform.events.LogProcessor;
import dev.annals.platform.events.Processors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** Read models and tokens in a MongoDB, with the log and the dead letters in PostgreSQL. */
class MongoReadStoreIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final MongoServer mongo = new MongoServer(new MemoryBackend());
    private final Noting noting = new Noting();
    private HikariDataSource database;
    private ConfigurableApplicationContext house;

    @BeforeEach
    void start() {
        mongo.bind();
        database = TestPostgres.emptyLog();
        house = start(noting);
    }

    private ConfigurableApplicationContext start(Noting handler) {
        return TestHouse.start(
                Map.of("annals.mongodb.uri", mongo.getConnectionString() + "/read_models"),
                new LogProcessor("noting", handler));
    }

    @AfterEach
    void stop() {
        house.close();
        database.close();
        mongo.shutdownNow();
    }

    @Test
    void documentsAndTokensAreThere() {
        assertThat(house.getBean(Documents.class)).isExactlyInstanceOf(MongoDocuments.class);
        assertThat(house.getBean(TokenStore.class)).isExactlyInstanceOf(TokensAfterDocuments.class);
        assertThat(readStore().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aProcessorHandlesAndGoesOnAfterARestart() {
        append("one", "two");
        assertThat(processors().await("noting", 2, SOON)).isTrue();
        house.close();
        Noting after = new Noting();
        house = start(after);
        append("three");

        assertThat(processors().await("noting", 3, SOON)).isTrue();
        assertThat(noting.purposes).containsExactly("one", "two");
        assertThat(after.purposes).containsExactly("three");
        assertThat(house.getBean(TokenPositions.class).of("noting")).containsExactly(Map.entry(0, 3L));
        assertThat(processors().names()).containsExactly("noting");
    }

    @Test
    void whatCannotBeHandledIsParkedAllTheSame() {
        noting.refused = "two";
        append("one", "two", "three");
        assertThat(processors().await("noting", 3, SOON)).isTrue();
        assertThat(processors().deadLetterCount("noting")).isEqualTo(2);
        noting.refused = "";

        assertThat(processors().retryAll("noting")).isEqualTo(2);
        assertThat(noting.purposes).containsExactly("one", "two", "three");
    }

    @Test
    void aMongoThatIsAwayIsSeenInItsHealth() {
        mongo.shutdownNow();

        assertThat(readStore().getStatus()).isEqualTo(Status.DOWN);
    }

    private Health readStore() {
        Health health =
                house.getBean("readStoreHealthIndicator", HealthIndicator.class).health();
        assertThat(health).isNotNull();
        return health;
    }

    private void append(String... purposes) {
        FragmentId stream = new FragmentId(UUID.randomUUID());
        List<GenericDomainEventMessage<?>> events = new ArrayList<>();
        for (String purpose : purposes) {
            events.add(new GenericDomainEventMessage<>(
                    "access",
                    stream.toString(),
                    events.size(),
                    new PersonalDataRead(stream, stream, "profile", purpose)));
        }
        house.getBean(EventStore.class).publish(events);
    }

    private Processors processors() {
        return house.getBean(Processors.class);
    }

    static final class Noting {

        final List<String> purposes = Collections.synchronizedList(new ArrayList<>());
        volatile String refused = "";

        @EventHandler
        void on(Event event) {
            String purpose = ((PersonalDataRead) event).purpose();
            if (purpose.equals(refused)) {
                throw new IllegalStateException("refused");
            }
            purposes.add(purpose);
        }
    }
}
