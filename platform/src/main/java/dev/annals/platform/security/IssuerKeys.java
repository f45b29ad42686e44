package dev.annals.platform.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Keeps what the issuer published for some seconds, so that a flood of tokens with made-up key ids does not become a
 * flood of requests to the issuer.
 */
final class IssuerKeys implements ClientHttpRequestInterceptor {

    static final Duration REST = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Map<URI, Published> published = new ConcurrentHashMap<>();

    IssuerKeys(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        Instant now = clock.instant();
        Published known = published.get(request.getURI());
        if (known != null && now.isBefore(known.at().plus(REST))) {
            return known.response();
        }
        try (ClientHttpResponse response = execution.execute(request, body)) {
            if (!response.getStatusCode().is2xxSuccessful()) {
                throw new IOException(
                        "The issuer answered " + response.getStatusCode().value());
            }
            byte[] content = response.getBody().readAllBytes();
            Published fresh = new Published(now, response.getHeaders(), new Content(content));
            published.put(request.getURI(), fresh);
            return fresh.response();
        }
    }

    private record Published(Instant at, HttpHeaders headers, Content content) {

        ClientHttpResponse response() {
            return new Remembered(headers, content);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Content(byte[] bytes) {}

    private record Remembered(HttpHeaders headers, Content content) implements ClientHttpResponse {

        @Override
        public HttpStatusCode getStatusCode() {
            return HttpStatus.OK;
        }

        @Override
        public String getStatusText() {
            return HttpStatus.OK.getReasonPhrase();
        }

        @Override
        public void close() {}

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(content.bytes());
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
