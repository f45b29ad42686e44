package dev.annals.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BackbonePropertiesTest {

    @Test
    void nothingGivenIsAnEmbeddedPostgres() {
        BackboneProperties properties = bind(Map.of());

        assertThat(properties.backbone()).isEqualTo("postgres");
        assertThat(properties.isEmbedded()).isTrue();
        assertThat(properties.mongodb().uri()).isNull();
        assertThat(properties.processors().page()).isEqualTo(1_000);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> bind(Map.of(
                        "annals.backbone", "kafka",
                        "annals.postgres.url", "postgres://here",
                        "annals.postgres.connections", "1",
                        "annals.mongodb.uri", "here",
                        "annals.axon-server.unit-of-work-bytes", "5000000",
                        "annals.processors.timeout", "1s",
                        "annals.processors.threads", "0")))
                .rootCause()
                .hasMessageContainingAll(
                        "annals.backbone is 'kafka': use postgres or axon-server",
                        "annals.postgres.url does not begin with jdbc:postgresql:",
                        "annals.postgres.connections is 1",
                        "annals.mongodb.uri does not begin with",
                        "annals.axon-server.unit-of-work-bytes is 5000000",
                        "annals.processors.timeout is 1000 ms: use 10000 to 3600000",
                        "annals.processors.threads is 0");
    }

    @Test
    void axonServerNeedsItsAddressAndAPostgresThatAllProcessesShare() {
        assertThatThrownBy(() -> bind(Map.of("annals.backbone", "axon-server")))
                .rootCause()
                .hasMessageContainingAll("annals.axon-server.servers is missing", "annals.postgres.url is missing");
    }

    @Test
    void secretsAreNotShown() {
        BackboneProperties properties = bind(Map.of(
                "annals.postgres.url", "jdbc:postgresql://db/annals",
                "annals.postgres.password", "hush",
                "annals.mongodb.uri", "mongodb://annals:hush@db/annals",
                "annals.axon-server.token", "hush"));

        assertThat(properties.toString()).doesNotContain("hush");
    }

    private static BackboneProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("annals", BackboneProperties.class);
    }
}
