package dev.annals.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.app.Committed;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SecuredAnnals.OfAllTests.class)
class OpenApiIT {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final SecuredAnnals annals;

    OpenApiIT(SecuredAnnals annals) {
        this.annals = annals;
    }

    @Test
    void theDescriptionIsTheCommittedOne() throws IOException {
        String served = annals.send("GET", "/openapi.json", "").body();

        Committed.copyIs(
                "docs/openapi.json", JSON.writeValueAsString(JSON.readValue(served, Object.class)) + "\n", getClass());
    }

    @Test
    void operationsHaveNamesOfTheirOwnAndTellOfRefusals() {
        JsonNode description =
                JSON.readTree(annals.send("GET", "/openapi.json", "").body());
        var operations = description.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream())
                .map(Map.Entry::getValue)
                .toList();

        assertThat(operations)
                .extracting(each -> each.path("operationId").asString())
                .doesNotHaveDuplicates();
        assertThat(operations).allMatch(each -> each.path("responses").has("default"));
    }
}
