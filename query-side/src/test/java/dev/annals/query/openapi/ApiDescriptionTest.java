package dev.annals.query.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.query.DescribedApi;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ApiDescriptionTest {

    private static final JsonNode API = DescribedApi.read();

    @Test
    void itIsOpenApi31() {
        assertThat(API.path("openapi").asString()).startsWith("3.1");
        assertThat(API.path("info").path("title").asString()).isEqualTo("Annals");
    }

    @Test
    void everyReadIsInIt() {
        assertThat(API.path("paths").propertyNames())
                .contains(
                        "/api/v1/profiles/{profile}",
                        "/api/v1/profiles/{profile}/identity",
                        "/api/v1/profiles/{profile}/timeline",
                        "/api/v1/quarantine",
                        "/api/v1/audit",
                        "/v1/spaces/{space}/collections/users/profiles/{profile}/traits");
    }

    @Test
    void everyOperationHasItsOwnIdASummaryAndRefusals() {
        Set<String> ids = new HashSet<>();
        API.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    String id = operation.path("operationId").asString();
                    assertThat(ids.add(id)).as("%s is unique", id).isTrue();
                    assertThat(operation.path("summary").asString()).as(id).isNotBlank();
                    assertThat(operation
                                    .at("/responses/default/content/application~1problem+json/schema/$ref")
                                    .asString())
                            .as(id)
                            .isEqualTo("#/components/schemas/Problem");
                }));
        assertThat(ids).hasSizeGreaterThan(8);
    }

    @Test
    void aReadOfAPersonSaysWhatItMayBeToldAndWhatItAnswers() {
        JsonNode read = API.at("/paths/~1api~1v1~1profiles~1{profile}/get");

        assertThat(read.path("parameters").findValuesAsString("name"))
                .contains("profile", "asOf", "atLeast", "purpose", "X-Annals-Purpose");
        assertThat(read.at("/responses/200/headers").propertyNames()).contains("X-Annals-Position");
        assertThat(read.at("/responses/200/content/application~1json/schema/$ref")
                        .asString())
                .endsWith("/ProfileView");
    }
}
