package dev.annals.axonserver.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PostgresServerTest {

    @Test
    void namesItselfWithoutItsPasswordWhereverThatStands() {
        var server = new PostgresServer("jdbc:postgresql://db/annals?password=inUrl", "annals", "inField");
        assertThat(server.toString()).contains("jdbc:postgresql://db/annals").doesNotContain("inUrl", "inField");
    }

    @Test
    void isRefusedWithAUrlOfAnotherKind() {
        assertThatThrownBy(() -> new PostgresServer("jdbc:h2:mem:x", "sa", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:postgresql:");
    }
}
