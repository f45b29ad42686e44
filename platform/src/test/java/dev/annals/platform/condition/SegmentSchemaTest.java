package dev.annals.platform.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SegmentSchemaTest {

    @Test
    void editorsKnowEveryKindOfConditionThatIsRead() throws IOException {
        JsonNode schema;
        try (InputStream file = ConditionYaml.class.getResourceAsStream("segment.schema.json")) {
            schema = JsonMapper.shared().readTree(file);
        }
        List<String> kinds = new ArrayList<>();
        schema.path("definitions")
                .path("condition")
                .path("oneOf")
                .forEach(kind -> kinds.add(kind.path("required").path(0).asString()));

        assertThat(schema.path("$schema").asString()).contains("draft-07");
        assertThat(kinds).containsExactlyInAnyOrderElementsOf(ConditionYaml.KINDS);
    }
}
