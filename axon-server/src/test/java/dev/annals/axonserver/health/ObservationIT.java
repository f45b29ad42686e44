package dev.annals.axonserver.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.annals.api.Event;
import dev.annals.api.access.AccessEvent.PersonalDataRead;
import dev.annals.api.identity.FragmentId;
import dev.annals.axonserver.testing.TestHouse;
import dev.annals.axonserver.testing.TestPostgres;
import dev.annals.platform.events.LogProcessor;
import dev.annals.platform.events.Processors;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

class ObservationIT {

    private HikariDataSource database;
    private ConfigurableApplicationContext house;

    @BeforeEach
    void start() {
        database = TestPostgres.emptyLog();
        house = TestHouse.start(Map.of(), new LogProcessor("noting", new Noting()));
        house.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(meters()));
    }

    @AfterEach
    void stop() {
        house.close();
        database.close();
    }

    @Test
    void everyStoreAndProcessorIsUp() {
        append("fine");
        assertThat(processors().await("noting", 1, Duration.ofSeconds(20))).isTrue();

        assertThat(health("eventStoreHealthIndicator").getDetails()).containsEntry("head", 1L);
        assertThat(health("readStoreHealthIndicator").getStatus()).isEqualTo(Status.UP);
        assertThat(processor().getStatus()).isEqualTo(Status.UP);
        assertThat(processor().getDetails()).containsEntry("position", 1L).containsEntry("behind", 0L);
        assertThat(health("deadLettersHealthIndicator").getDetails()).containsEntry("noting", 0L);
        assertThat(meters().get("annals.log.append").timer().count()).isEqualTo(1);
        assertThat(meters().get("annals.log.append.events").summary().max()).isEqualTo(1);
    }

    @Test
    void aProcessorThatStandsIsOutOfServiceAndItsLagIsKnown() {
        processors().pause("noting");
        append("one", "two");

        assertThat(processor().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(processor().getDetails()).containsKey("behind");
        assertThat(gauge("annals.processor.lag.events")).isGreaterThanOrEqualTo(2);
        assertThat(gauge("annals.processor.lag")).isNotNegative();
        assertThat(gauge("annals.processor.healthy")).isZero();
    }

    @Test
    void parkedEventsAreCountedAndDoNotPutTheProcessOutOfService() {
        append("refused");
        assertThat(processors().await("noting", 1, Duration.ofSeconds(20))).isTrue();

        assertThat(health("deadLettersHealthIndicator").getStatus()).isEqualTo(Status.UP);
        assertThat(health("deadLettersHealthIndicator").getDetails()).containsEntry("noting", 1L);
        assertThat(gauge("annals.processor.dead.letters")).isEqualTo(1);
        assertThat(gauge("annals.processor.lag.events")).isZero();
        assertThat(gauge("annals.processor.lag")).isZero();
    }

    @Test
    void aStoreThatDoesNotAnswerIsDown() {
        ReadStoreHealth health = new ReadStoreHealth(() -> {
            throw new IllegalStateException("away");
        });

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }

    private void append(String... purposes) {
        FragmentId stream = new FragmentId(UUID.randomUUID());
        int sequence = 0;
        for (String purpose : purposes) {
            house.getBean(EventStore.class)
                    .publish(List.of(new GenericDomainEventMessage<>(
                            "access",
                            stream.toString(),
                            sequence++,
                            new PersonalDataRead(stream, stream, "profile", purpose))));
        }
    }

    private Health health(String bean) {
        Health health = house.getBean(bean, HealthIndicator.class).health();
        assertThat(health).isNotNull();
        return health;
    }

    private Health processor() {
        CompositeHealthContributor all = house.getBean(CompositeHealthContributor.class);
        Health health = ((HealthIndicator) all.getContributor("noting")).health();
        assertThat(health).isNotNull();
        return health;
    }

    private double gauge(String name) {
        return meters().get(name).tag("processor", "noting").gauge().value();
    }

    private MeterRegistry meters() {
        return house.getBean(MeterRegistry.class);
    }

    private Processors processors() {
        return house.getBean(Processors.class);
    }

    static final class Noting {

        @EventHandler
        void on(Event event) {
            if (((PersonalDataRead) event).purpose().equals("refused")) {
                throw new IllegalStateException("refused");
            }
        }
    }
}
