package dev.annals.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.security.Permission;
import dev.annals.api.security.Role;
import dev.annals.app.security.Operation.Demand;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tries every operation that the served description names, as everybody. */
@ExtendWith(SecuredAnnals.OfAllTests.class)
class EndpointSecurityIT {

    private final SecuredAnnals annals;
    private final List<Operation> operations;

    EndpointSecurityIT(SecuredAnnals annals) {
        this.annals = annals;
        this.operations = new ArrayList<>(Operation.of(JsonMapper.shared()
                .readTree(annals.send("GET", "/openapi.json", "").body())));
        operations.addAll(Operation.besides());
    }

    @Test
    void everyOperationSaysWhatItAsksOfItsCallers() {
        assertThat(operations).hasSizeGreaterThan(50);
        assertThat(operations)
                .as("mark the endpoint or its controller with @Requires, or with @SecurityRequirements if it is open to"
                        + " everybody")
                .noneMatch(operation -> operation.demand() instanceof Demand.Undeclared);
    }

    @Test
    void whoBringsNoCredentialsGetsInNowhereButWhereItIsOpen() {
        assertThat(operations.stream()
                        .flatMap(
                                operation -> answeredOtherwise(operation, "", operation.refusalOfStrangers()).stream()))
                .isEmpty();
    }

    @Test
    void everyRoleCanDoWhatItsPermissionsSayAndNothingElse() {
        List<String> wrong = new ArrayList<>();
        for (Operation operation : operations) {
            for (Role role : Role.values()) {
                answeredOtherwise(operation, annals.token(role), operation.refusalOf(role))
                        .forEach(answer -> wrong.add(role.wireName() + ": " + answer));
            }
        }
        assertThat(wrong)
                .as("a permission that is meant has to be in TableOfRoles, too")
                .isEmpty();
    }

    @Test
    void aTokenNobodyMadeIsAsGoodAsNone() {
        assertThat(refusedNowhere("an_admin_" + "x".repeat(43))).isEmpty();
    }

    @Test
    void aRevokedTokenIsAsGoodAsNone() {
        JsonNode token = annals.create(Role.ADMIN);
        String text = token.path("token").asString();
        assertThat(annals.send("GET", "/api/v1/tokens", text).statusCode()).isEqualTo(200);

        HttpResponse<String> revoked =
                annals.send("DELETE", "/api/v1/tokens/" + token.path("id").asString(), annals.token(Role.ADMIN));

        assertThat(revoked.statusCode()).isEqualTo(204);
        assertThat(refusedNowhere(text)).isEmpty();
    }

    @Test
    void aRevokedWriteKeySendsNothing() {
        JsonNode key = annals.create(Role.SOURCE);
        String text = key.path("token").asString();
        String item = "{\"userId\":\"u\",\"event\":\"Looked\"}";
        assertThat(annals.send("POST", "/v1/track", item, "Authorization", "Bearer " + text)
                        .statusCode())
                .isEqualTo(200);

        annals.send("DELETE", "/api/v1/tokens/" + key.path("id").asString(), annals.token(Role.ADMIN));

        HttpResponse<String> refused = annals.send("POST", "/v1/track", item, "Authorization", "Bearer " + text);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(SecuredAnnals.code(refused)).isEqualTo("unknown-write-key");
    }

    @Test
    void aRefusalNamesThePermissionThatIsLacking() {
        HttpResponse<String> response = annals.send("GET", "/api/v1/audit", annals.token(Role.ANALYST));

        assertThat(SecuredAnnals.code(response)).isEqualTo("forbidden");
        assertThat(response.body()).contains(Permission.READ_AUDIT.name());
    }

    @Test
    void whatIsNotThereIsNotToldToStrangers() {
        assertThat(annals.send("GET", "/api/v1/nothing", "").statusCode()).isEqualTo(401);
        assertThat(annals.send("GET", "/actuator/env", "").statusCode()).isEqualTo(401);
        for (String path : new String[] {"/actuator/heapdump", "/api/v1/nothing"}) {
            assertThat(annals.send("GET", path, annals.token(Role.ADMIN)).statusCode())
                    .isEqualTo(404);
        }
    }

    /** What a token that is none does not get refused; whatever is open need not look at it. */
    private List<String> refusedNowhere(String token) {
        return operations.stream()
                .filter(operation -> !(operation.demand() instanceof Demand.Open))
                .flatMap(operation -> answeredOtherwise(operation, token, 401).stream())
                .toList();
    }

    /** Says so when an operation does not answer a token as it has to. */
    private List<String> answeredOtherwise(Operation operation, String token, int refusal) {
        SecuredAnnals.Answer answer = annals.ask(operation.method(), operation.examplePath(), token);
        boolean isRight = refusal == 0
                ? answer.status() < 500 && answer.status() != 401 && answer.status() != 403
                : answer.status() == refusal && answer.isProblemOf(refusal);
        return isRight ? List.of() : List.of(operation + " answers " + answer);
    }
}
