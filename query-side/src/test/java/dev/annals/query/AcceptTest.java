package dev.annals.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.security.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcceptTest {

    @Test
    void whoeverAcceptsEverythingGetsJson() {
        try (Api api = new Api().as(Role.ADMIN)) {
            for (String accepted : List.of("*/*", "application/json", "text/html, */*;q=0.8", "application/*")) {
                assertThat(api.ask("/api/v1/audit", "Accept", accepted))
                        .as(accepted)
                        .hasStatusOk()
                        .hasContentTypeCompatibleWith("application/json");
            }
        }
    }

    @Test
    void whoeverAcceptsNothingOfItIsRefused() {
        try (Api api = new Api().as(Role.ADMIN)) {
            assertThat(api.ask("/api/v1/audit", "Accept", "image/png")).hasStatus(406);
        }
    }
}
