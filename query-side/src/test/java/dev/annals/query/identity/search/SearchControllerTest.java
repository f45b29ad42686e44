package dev.annals.query.identity.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import dev.annals.api.security.Role;
import dev.annals.query.Api;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SearchControllerTest {

    private static final String SEARCH = "/api/v1/profiles/search";
    private static final Instant NOON = Instant.parse("2025-12-24T12:00:00Z");

    private final Api api = new Api();
    private final FragmentId mia = api.opened(Namespace.EMAIL, "mia@example.com");
    private final FragmentId device = api.opened(Namespace.ANONYMOUS_ID, "device-1");
    private final FragmentId ben = api.opened(Namespace.EMAIL, "ben@example.com");

    SearchControllerTest() {
        api.identified(mia, NOON, Map.of("city", "臺北"));
        api.identified(ben, NOON, Map.of("city", "高雄"));
        api.tracked(device, "Order Completed", NOON, Map.of("total", 120));
        api.tracked(ben, "Order Completed", NOON, Map.of("total", 20));
        api.merged(mia, device);
        api.caughtUp();
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void whoIsFoundIsShownMasked() {
        assertThat(api.post(SEARCH, "{trait: city, is: 臺北}"))
                .hasStatusOk()
                .bodyJson()
                .satisfies(json -> assertThat(json.getJson())
                        .contains(mia.toString())
                        .doesNotContain(ben.toString())
                        .doesNotContain(device.toString())
                        .doesNotContain("mia@example.com"));
    }

    @Test
    void whatAnyFragmentDidIsThePersons() {
        assertThat(api.post(SEARCH, "{sum: total, of: Order Completed, above: 100}"))
                .hasStatusOk()
                .bodyJson()
                .satisfies(json ->
                        assertThat(json.getJson()).contains(mia.toString()).doesNotContain(ben.toString()));
    }

    @Test
    void aFormIsRefusedForItCannotBeReadAsItWasWritten() {
        assertThat(api.post(SEARCH, "application/x-www-form-urlencoded", "{everyone: true}"))
                .hasStatus(415);
        assertThat(api.post(SEARCH, "application/yaml", "{everyone: true}")).hasStatusOk();
    }

    @Test
    void aPageGoesOnWhereTheOneBeforeEnded() {
        assertThat(api.post(SEARCH + "?limit=1", "{everyone: true}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.next")
                .satisfies(next -> assertThat(api.post(SEARCH + "?limit=5&cursor=" + next, "{everyone: true}"))
                        .hasStatusOk()
                        .bodyJson()
                        .satisfies(json -> assertThat(json.getJson()).contains("\"next\":null")));
    }

    @Test
    void aConditionThatIsNoneIsRefusedWithItsPlace() {
        assertThat(api.post(SEARCH, "{trait: city, iz: 臺北}"))
                .hasStatus(400)
                .bodyJson()
                .satisfies(json -> assertThat(json.getJson()).contains("condition:1:15", "Do you mean"));
        assertThat(api.post(SEARCH, "")).hasStatus(400);
        assertThat(api.as(Role.ANALYST).post(SEARCH, "{everyone: true}")).hasStatus(403);
    }
}
