package dev.annals.query.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.access.RecordAccess;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import dev.annals.api.security.Role;
import dev.annals.query.Api;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TimelineControllerTest {

    private static final Instant NOON = Instant.parse("2025-12-24T12:00:00Z");
    private static final String TIMELINE = "/api/v1/profiles/email:mia@example.com/timeline";

    private final Api api = new Api();
    private final FragmentId email = api.opened(Namespace.EMAIL, "mia@example.com");
    private final FragmentId device = api.opened(Namespace.ANONYMOUS_ID, "device-1");

    TimelineControllerTest() {
        for (int i = 0; i < 20; i++) {
            api.tracked(i % 3 == 0 ? email : device, i % 2 == 0 ? "Viewed" : "Bought, then paid", NOON, Map.of("n", i));
        }
        api.identified(email, NOON.minusSeconds(90), Map.of("name", "Mia Wang"));
        api.merged(email, device);
        api.caughtUp();
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void theNewestComesFirstWhateverDeviceItCameFrom() {
        List<JsonNode> items = pages(TIMELINE + "?limit=1000");

        assertThat(items).hasSize(21);
        assertThat(items.stream().map(item -> item.path("position").asLong()))
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(items.getFirst().path("type").asString()).isEqualTo("identify");
    }

    @Test
    void anItemSaysAllThatWasSent() {
        assertThat(api.ask(TIMELINE + "?limit=2"))
                .hasStatusOk()
                .hasHeader("X-Annals-Position", "25")
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items": [
                          {"messageId": "message-21", "type": "identify", "name": null, "source": "web",
                           "occurredAt": "2025-12-24T11:58:30Z", "receivedAt": "2025-12-24T11:58:30.080Z",
                           "traits": {"name": "Mia Wang"}, "properties": {}, "context": {"ip": "203.0.113.9"},
                           "identifiers": [{"namespace": "email", "value": "mia@example.com"}], "position": 23},
                          {"messageId": "message-20", "type": "track", "name": "Bought, then paid",
                           "properties": {"n": 19}, "position": 22}]}
                        """);
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrOverlap() {
        for (int limit : List.of(1, 2, 3, 7, 20, 21, 22)) {
            List<JsonNode> items = pages(TIMELINE + "?limit=" + limit);

            assertThat(items).hasSize(21);
            assertThat(items.stream().map(item -> item.path("messageId").asString()))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void onlyTheTypesAndNamesAskedForAreShown() {
        assertThat(pages(TIMELINE + "?type=identify")).hasSize(1);
        assertThat(pages(TIMELINE + "?type=track&type=identify&limit=4")).hasSize(21);
        assertThat(pages(TIMELINE + "?name=Bought,%20then%20paid&limit=3")).hasSize(10);
        assertThat(pages(TIMELINE + "?name=Never")).isEmpty();
    }

    @Test
    void aClearReadIsRecordedOncePerPage() {
        api.ask(TIMELINE + "?purpose=support");

        assertThat(api.accesses()).containsExactly(new RecordAccess(email, "service:reader", "timeline", "support"));
    }

    @Test
    void anAnalystSeesNothingPersonal() {
        api.as(Role.ANALYST);

        assertThat(api.ask(TIMELINE + "?limit=2"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Mia", "mia@", "203.0", "message-2")
                .contains("\"n\":19", "M•••", "2•••", "m•••@•••");
        assertThat(api.accesses()).isEmpty();
    }

    @Test
    void whatCannotBeUsedIsRefused() {
        for (String query :
                List.of("limit=0", "limit=1001", "limit=many", "cursor=nonsense", "type=hit", "atLeast=x")) {
            assertThat(api.ask(TIMELINE + "?" + query)).as(query).hasStatus(400);
        }
        assertThat(api.accesses()).isEmpty();
    }

    @Test
    void anErasedPersonHasNone() {
        api.keys().destroy(List.of(email, device));

        assertThat(api.ask(TIMELINE)).hasStatus(404);
    }

    private List<JsonNode> pages(String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = null;
        do {
            String cursor = next == null ? "" : (path.contains("?") ? "&" : "?") + "cursor=" + next;
            MvcTestResult answer = api.ask(path + cursor);
            assertThat(answer).hasStatusOk();
            JsonNode page = JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
            page.path("items").forEach(items::add);
            next = page.path("next").isNull() ? null : page.path("next").asString();
        } while (next != null);
        return items;
    }
}
