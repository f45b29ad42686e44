package dev.annals.command.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeDescriptionTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/identify, Message",
        "/v1/track, Message",
        "/v1/page, Message",
        "/v1/screen, Message",
        "/v1/group, Message",
        "/v1/alias, Message",
        "/v1/batch, Batch",
        "/v1/import, Batch",
        "/api/v1/interactions, Batch",
    })
    void everyEndpointSaysWhatItReads(String path, String schema) {
        Operation operation = described(path);

        assertThat(operation
                        .getRequestBody()
                        .getContent()
                        .get("application/json")
                        .getSchema()
                        .get$ref())
                .isEqualTo("#/components/schemas/" + schema);
    }

    @Test
    void eventsAreReadInBothStructuredForms() {
        assertThat(described("/api/v1/cloudevents").getRequestBody().getContent())
                .containsOnlyKeys("application/cloudevents+json", "application/cloudevents-batch+json");
    }

    @Test
    void browsersNeedNoCredentialsForPixelAndSettings() {
        assertThat(described("/v1/pixel/{type}").getSecurity()).isEmpty();
        assertThat(described("/v1/projects/{writeKey}/settings").getSecurity()).isEmpty();
    }

    @Test
    void otherEndpointsStayAsTheyAre() {
        Operation operation = described("/api/v1/profiles/{profile}");

        assertThat(operation.getRequestBody()).isNull();
        assertThat(operation.getSecurity()).isNull();
    }

    private static Operation described(String path) {
        Operation operation = new Operation();
        OpenAPI api = new OpenAPI().paths(new Paths().addPathItem(path, new PathItem().post(operation)));
        new IntakeDescription().customise(api);
        assertThat(api.getComponents().getSchemas()).containsKeys("Message", "Batch");
        return operation;
    }
}
