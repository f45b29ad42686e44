package dev.annals.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;

class IssuerKeysTest {

    private static final URI KEYS = URI.create("https://id.example/jwks");

    private final AdjustableClock clock = new AdjustableClock();
    private final IssuerKeys keys = new IssuerKeys(clock);
    private int asked;
    private HttpStatus status = HttpStatus.OK;

    @Test
    void aFloodOfUnknownKeysBecomesOneRequest() throws IOException {
        for (int i = 0; i < 100; i++) {
            assertThat(fetch()).isEqualTo("keys 1");
        }
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void newKeysAreSeenAfterSomeSeconds() throws IOException {
        fetch();
        clock.pass(IssuerKeys.REST);

        assertThat(fetch()).isEqualTo("keys 2");
    }

    @Test
    void anErrorOfTheIssuerIsNotRemembered() throws IOException {
        status = HttpStatus.BAD_GATEWAY;
        assertThatIOException().isThrownBy(this::fetch).withMessageContaining("502");
        status = HttpStatus.OK;

        assertThat(fetch()).isEqualTo("keys 2");
    }

    private String fetch() throws IOException {
        ClientHttpRequestExecution execution = (request, body) -> {
            asked++;
            return new MockClientHttpResponse(("keys " + asked).getBytes(StandardCharsets.UTF_8), status);
        };
        return new String(
                keys.intercept(new MockClientHttpRequest(HttpMethod.GET, KEYS), new byte[0], execution)
                        .getBody()
                        .readAllBytes(),
                StandardCharsets.UTF_8);
    }
}
