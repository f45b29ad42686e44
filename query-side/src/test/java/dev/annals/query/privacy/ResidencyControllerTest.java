package dev.annals.query.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import dev.annals.api.security.Role;
import dev.annals.query.Api;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResidencyControllerTest {

    private final Api api = new Api();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void whereSomebodysDataLiveIsAnsweredAndTheReadIsOnRecord() {
        FragmentId mia = api.opened(Namespace.EMAIL, "mia@example.com");
        api.identified(mia, Instant.EPOCH, Map.of("country", "JP"));
        api.caughtUp();

        assertThat(api.ask("/api/v1/profiles/email:mia@example.com/residency?country=us"))
                .hasStatusOk()
                .bodyJson()
                .satisfies(json -> assertThat(json.getJson()).contains("\"region\":\"home\"", "\"allowed\":true"));
        assertThat(api.accesses())
                .singleElement()
                .satisfies(read -> assertThat(read.resource()).isEqualTo("residency"));
        assertThat(api.ask("/api/v1/profiles/email:mia@example.com/residency?country=usa"))
                .hasStatus(400);
        assertThat(api.as(Role.ANALYST).ask("/api/v1/profiles/email:mia@example.com/residency"))
                .hasStatus(403);
    }
}
