package dev.annals.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.security.Permission;
import dev.annals.api.security.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SecuredAnnals.OfAllTests.class)
class IdentityProviderIT {

    private static final String TOKENS = "/api/v1/tokens";

    private final SecuredAnnals annals;

    IdentityProviderIT(SecuredAnnals annals) {
        this.annals = annals;
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aTokenOfTheIssuerHasTheRoleOfItsClaim(Role role) {
        HttpResponse<String> response = get(token(List.of("something-else", role.wireName())));

        assertThat(response.statusCode()).isEqualTo(role.allows(Permission.OPERATE) ? 200 : 403);
        if (!role.allows(Permission.OPERATE)) {
            assertThat(SecuredAnnals.code(response)).isEqualTo("forbidden");
        }
    }

    @Test
    void theProvidersOwnNamesOfRolesAreUnderstood() {
        String token = token(List.of("privacy-officers"));

        assertThat(annals.send("GET", "/api/v1/audit", token).statusCode()).isEqualTo(200);
        assertThat(get(token).statusCode()).isEqualTo(403);
    }

    @Test
    void ofSeveralRolesTheOneWithMostPermissionsCounts() {
        assertThat(get(token(List.of("analyst", "admin", "marketer"))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTokenWithoutARoleIsRefused() {
        HttpResponse<String> response = refused(token(List.of("president")));

        assertThat(response.body()).contains("names no role");
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        refused(annals.issuer()
                .issueToken("strangers", "somebody", SecuredAnnals.AUDIENCE, claims("admin"), 60)
                .serialize());
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        refused(annals.issuer()
                .issueToken(SecuredAnnals.ISSUER, "somebody", "payroll", claims("admin"), 60)
                .serialize());
    }

    @Test
    void anExpiredTokenIsRefused() {
        refused(annals.issuer()
                .issueToken(SecuredAnnals.ISSUER, "somebody", SecuredAnnals.AUDIENCE, claims("admin"), -600)
                .serialize());
    }

    @Test
    void aTokenWithoutSignatureIsRefused() {
        refused(HandMade.unsigned(goodClaims()));
    }

    @Test
    void aTokenSignedWithThePublicKeyAsSecretIsRefused() throws Exception {
        refused(HandMade.signedWithPublicKey(goodClaims(), publishedKey()));
    }

    @Test
    void aTokenSignedWithAnotherKeyIsRefused() throws Exception {
        refused(HandMade.signedWithOwnKey(
                goodClaims(), publishedKey().path("kid").asString()));
    }

    @Test
    void aTokenOfAnUnknownKeyIsRefused() throws Exception {
        refused(HandMade.signedWithOwnKey(goodClaims(), UUID.randomUUID().toString()));
    }

    @Test
    void aTokenThatWasChangedIsRefused() {
        String[] parts = token(List.of("analyst")).split("\\.", -1);
        String[] other = HandMade.unsigned(goodClaims()).split("\\.", -1);

        refused(parts[0] + "." + other[1] + "." + parts[2]);
        refused(parts[0] + "." + parts[1] + ".");
        refused("a.b.c");
        refused("nothing");
    }

    private HttpResponse<String> refused(String token) {
        HttpResponse<String> response = get(token);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(401);
        assertThat(SecuredAnnals.code(response)).isEqualTo("unauthenticated");
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        return response;
    }

    private HttpResponse<String> get(String token) {
        return annals.send("GET", TOKENS, token);
    }

    private String token(List<String> roles) {
        return annals.issuer()
                .issueToken(
                        SecuredAnnals.ISSUER,
                        "somebody",
                        SecuredAnnals.AUDIENCE,
                        Map.of("realm_access", Map.of("roles", roles)),
                        60)
                .serialize();
    }

    private static Map<String, Object> claims(String role) {
        return Map.of("realm_access", Map.of("roles", List.of(role)));
    }

    private String goodClaims() {
        return """
                {"iss":"%s","aud":"%s","sub":"somebody","exp":%d,"iat":%d,"realm_access":{"roles":["admin"]}}""".formatted(
                        annals.issuer().issuerUrl(SecuredAnnals.ISSUER),
                        SecuredAnnals.AUDIENCE,
                        Instant.now().plusSeconds(60).getEpochSecond(),
                        Instant.now().getEpochSecond());
    }

    private JsonNode publishedKey() throws IOException, InterruptedException {
        URI keys = annals.issuer().jwksUrl(SecuredAnnals.ISSUER).uri();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String published = client.send(HttpRequest.newBuilder(keys).build(), BodyHandlers.ofString())
                    .body();
            return JsonMapper.shared().readTree(published).path("keys").path(0);
        }
    }
}
