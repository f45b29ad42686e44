package dev.annals.app.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(StartedAnnals.OfAllTests.class)
class IdentifiersInPathsIT {

    private final StartedAnnals annals;

    IdentifiersInPathsIT(StartedAnnals annals) {
        this.annals = annals;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "a//b",
                "/a/",
                "a%2Fb",
                "100%",
                "a b",
                "a+b",
                "a;b=c",
                "x/..",
                "../../etc",
                "a\\b",
                "a?b#c",
                "a:b",
                "\"'<>",
                "會員/一",
                "مستخدم",
                "a.b",
                "*",
                "{a}"
            })
    void whateverAnIdentifierIsMadeOfItsProfileIsFoundByIt(String value) {
        String text = JsonMapper.shared().writeValueAsString(value);
        assertThat(annals.raw(
                                "/v1/identify",
                                ("{\"userId\":" + text + ",\"traits\":{\"said\":" + text + "}}")
                                        .getBytes(StandardCharsets.UTF_8),
                                "Authorization",
                                "Bearer " + annals.writeKey(),
                                "Content-Type",
                                "application/json")
                        .statusCode())
                .isEqualTo(200);
        String segment = "user_id:" + StartedAnnals.segment(value);

        JsonNode profile = annals.read("/api/v1/profiles/" + segment);
        assertThat(profile.path("identifiers").path(0).path("value").asString()).isEqualTo(value);
        assertThat(profile.path("traits").path("said").asString()).isEqualTo(value);
        assertThat(annals.read("/api/v1/profiles/" + segment + "/timeline").path("items"))
                .hasSize(1);
        assertThat(annals.read("/v1/spaces/shop/collections/users/profiles/" + segment + "/traits")
                        .path("traits")
                        .path("said")
                        .asString())
                .isEqualTo(value);
    }
}
