package dev.annals.axonserver.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.axonserver.BackboneContract;
import dev.annals.axonserver.testing.TestHouse;
import dev.annals.axonserver.testing.TestPostgres;
import dev.annals.platform.events.LogProcessor;
import dev.annals.platform.events.Processors;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.context.ConfigurableApplicationContext;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.utility.DockerImageName;

/** The contract on a real Axon Server; runs where there is Docker. Another image: {@code -Dannals.axon-server.image=...}. */
@Testcontainers(disabledWithoutDocker = true)
class AxonServerBackboneIT extends BackboneContract {

    private static final int GRPC = 8124;
    private static final int HTTP = 8024;

    @Container
    private static final GenericContainer<?> SERVER = new GenericContainer<>(DockerImageName.parse(
                    System.getProperty("annals.axon-server.image", "axoniq/axonserver:4.6.11-jdk-17")))
            .withExposedPorts(GRPC, HTTP)
            .withEnv("AXONIQ_AXONSERVER_STANDALONE", "true")
            .withEnv("AXONIQ_AXONSERVER_HOSTNAME", "localhost")
            .waitingFor(Wait.forHttp("/actuator/health").forPort(HTTP).withStartupTimeout(Duration.ofMinutes(2)));

    @BeforeAll
    static void empty() {
        TestPostgres.emptyLog().close();
    }

    @Override
    protected ConfigurableApplicationContext start(LogProcessor... processors) {
        return TestHouse.start(
                Map.of(
                        "annals.backbone",
                        "axon-server",
                        "annals.axon-server.servers",
                        SERVER.getHost() + ":" + SERVER.getMappedPort(GRPC)),
                processors);
    }

    @Override
    protected void awaitPositions(Processors processors, long head) {
        assertThat(processors.await(EventIdNotes.NAME, head, Duration.ofMinutes(1)))
                .isTrue();
    }
}
