package dev.annals.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.security.Role;
import dev.annals.app.process.AnnalsProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole product with an identity provider beside it and a token of every role, started once for all tests that ask. */
public final class SecuredAnnals implements AutoCloseable {

    static final String ISSUER = "people";
    static final String AUDIENCE = "annals";

    /** Its other server needs another OkHttp than the SDKs that are tested. */
    private static final String ON_NETTY = "{\"httpServer\":\"NettyWrapper\"}";

    /** Something that every endpoint can read, if not use. */
    private static final String BODY = "{\"batch\":[]}";

    private static final String PROBLEM = "application/problem+json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newHttpClient();
    private final MockOAuth2Server issuer;
    private final AnnalsProcess process;
    private final String firstToken;
    private final Map<Role, String> tokens = new EnumMap<>(Role.class);

    private SecuredAnnals(MockOAuth2Server issuer, AnnalsProcess process) throws IOException {
        this.issuer = issuer;
        this.process = process;
        this.firstToken = Files.readString(process.files().adminToken()).strip();
        for (Role role : Role.values()) {
            tokens.put(role, create(role).path("token").asString());
        }
    }

    /** The one product of this run of tests, started when the first test asks; it stops after the last. */
    public static SecuredAnnals ofAllTests(ExtensionContext context) {
        return context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(SecuredAnnals.class, key -> start(), SecuredAnnals.class);
    }

    private static SecuredAnnals start() {
        MockOAuth2Server issuer = new MockOAuth2Server(OAuth2Config.Companion.fromJson(ON_NETTY));
        issuer.start();
        try {
            Path data = Files.createTempDirectory("secured-data");
            return new SecuredAnnals(
                    issuer,
                    AnnalsProcess.start(
                            Map.of(
                                    "annals.port", "0",
                                    "annals.address", "127.0.0.1",
                                    "annals.data", data.toString(),
                                    "annals.oidc.issuer",
                                            issuer.issuerUrl(ISSUER).toString(),
                                    "annals.oidc.audience", AUDIENCE,
                                    "annals.oidc.roles-claim", "realm_access.roles",
                                    "annals.oidc.roles.privacy-officers", "compliance",
                                    "annals.http.body-time", "4s",
                                    "server.tomcat.connection-timeout", "1s"),
                            ""));
        } catch (IOException e) {
            throw new AssertionError("The installation's files cannot be read", e);
        }
    }

    /** Where it listens. */
    public URI url() {
        return process.url();
    }

    /** The data folder. */
    public Path data() {
        return process.files().data();
    }

    MockOAuth2Server issuer() {
        return issuer;
    }

    /** A token of a role that lives as long as the product. */
    public String token(Role role) {
        return tokens.get(role);
    }

    /** What the making of a new token answers. */
    JsonNode create(Role role) {
        HttpResponse<String> made = send(
                "POST",
                "/api/v1/tokens",
                "{\"role\":\"" + role.wireName() + "\",\"name\":\"the " + role.wireName() + "\"}",
                "Authorization",
                "Bearer " + firstToken);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JSON.readTree(made.body());
    }

    /** What a request with a token is answered; an empty token is none. */
    public HttpResponse<String> send(String method, String path, String token) {
        return token.isEmpty()
                ? send(method, path, BODY, "", "")
                : send(method, path, BODY, "Authorization", "Bearer " + token);
    }

    /**
     * The answer to a request, as far as it tells whether the caller may ask.
     *
     * @param status the status
     * @param code what a problem document says it is about; empty where the answer is none
     */
    record Answer(int status, String code) {

        boolean isProblemOf(int refusal) {
            return refusal == 403
                    ? code.equals("forbidden")
                    : Set.of("unauthenticated", "unknown-write-key").contains(code);
        }
    }

    /** Asks without waiting for the end of an answer that is no refusal: some have none. */
    Answer ask(String method, String path, String token) {
        HttpRequest request = request(method, path, BODY)
                .headers(
                        token.isEmpty()
                                ? new String[] {"X-Nobody", "1"}
                                : new String[] {"Authorization", "Bearer " + token})
                .build();
        HttpResponse<InputStream> response = exchange(request, BodyHandlers.ofInputStream());
        boolean isProblem = response.headers()
                .firstValue("Content-Type")
                .filter(PROBLEM::equals)
                .isPresent();
        try (InputStream body = response.body()) {
            return new Answer(
                    response.statusCode(),
                    isProblem ? JSON.readTree(body).path("code").asString("") : "");
        } catch (IOException e) {
            throw new AssertionError("The product broke off its answer", e);
        }
    }

    /** What a request is answered; headers come as names and values in turn. */
    public HttpResponse<String> send(
            String method, String path, String body, String name, String value, String... more) {
        HttpRequest.Builder request = request(method, path, body);
        if (!name.isEmpty()) {
            request.header(name, value);
        }
        if (more.length > 0) {
            request.headers(more);
        }
        return exchange(request.build(), BodyHandlers.ofString());
    }

    /** What a body of another type than JSON is answered. */
    public HttpResponse<String> sendAs(String type, String path, String body, String token) {
        HttpRequest request = request("POST", path, body)
                .setHeader("Content-Type", type)
                .header("Authorization", "Bearer " + token)
                .build();
        return exchange(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(url() + path))
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new AssertionError("The product did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was interrupted", e);
        }
    }

    /** What a problem document says it is about. */
    static String code(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Type")).contains(PROBLEM);
        return JSON.readTree(response.body()).path("code").asString();
    }

    @Override
    public void close() {
        client.close();
        Path data = data();
        process.close();
        FileSystemUtils.deleteRecursively(data.toFile());
        issuer.shutdown();
    }

    /** Hands the started product to tests. */
    public static final class OfAllTests implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType().equals(SecuredAnnals.class);
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return ofAllTests(context);
        }
    }
}
