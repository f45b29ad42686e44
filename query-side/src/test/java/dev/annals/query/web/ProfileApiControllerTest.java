package dev.annals.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.access.RecordAccess;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import dev.annals.api.security.Role;
import dev.annals.query.Api;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProfileApiControllerTest {

    private static final Instant NOON = Instant.parse("2025-12-24T12:00:00Z");
    private static final String PROFILES = "/v1/spaces/shop/collections/users/profiles/";
    private static final String MIA = PROFILES + "email:mia@example.com";

    private final Api api = new Api();
    private final FragmentId email = api.opened(Namespace.EMAIL, "mia@example.com");
    private final FragmentId device = api.opened(Namespace.ANONYMOUS_ID, "device-1");

    ProfileApiControllerTest() {
        api.identified(email, NOON, Map.of("first_name", "Mia", "age", 33, "vip", true));
        api.merged(email, device);
        api.tracked(device, "Product Viewed", NOON.minusSeconds(60), Map.of("sku", "A-1"));
        api.tracked(device, "Order Completed", NOON.plusSeconds(60), Map.of("total", 12.5));
        api.joined(email, NOON.plusSeconds(120), "acme");
        api.caughtUp();
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Nested
    class Traits {

        @Test
        void comeByNameWithACursorBesideThem() {
            assertThat(api.ask(MIA + "/traits")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                    {"traits": {"age": 33, "first_name": "Mia", "vip": true},
                     "cursor": {"url": "%s/traits?limit=10", "has_more": false, "next": "", "limit": 10}}
                    """.formatted(MIA));
        }

        @Test
        void pagesBeginWhereTheCursorSays() {
            assertThat(api.ask(MIA + "/traits?limit=2")).bodyJson().isLenientlyEqualTo("""
                    {"traits": {"age": 33, "first_name": "Mia"}, "cursor": {"has_more": true, "next": "vip", "limit": 2}}
                    """);
            assertThat(json(MIA + "/traits?limit=2&next=vip").get("traits").propertyNames())
                    .containsExactly("vip");
        }

        @Test
        void onlyThoseNamedCanBeAskedFor() {
            assertThat(json(MIA + "/traits?include=vip,age,unknown")
                            .get("traits")
                            .propertyNames())
                    .containsExactlyInAnyOrder("vip", "age");
        }

        @Test
        void saySourceAndTimeWhenAskedTo() {
            assertThat(api.ask(MIA + "/traits?verbose=true&include=age"))
                    .bodyJson()
                    .isLenientlyEqualTo("""
                    {"traits": {"age": {"value": 33, "source_id": "web", "updated_at": "2025-12-24T12:00:00Z"}}}
                    """);
        }

        @ParameterizedTest
        @ValueSource(strings = {"audience", "computed_trait"})
        void ofAClassThatHasNoneYetAreNone(String kind) {
            assertThat(api.ask(MIA + "/traits?class=" + kind))
                    .hasStatusOk()
                    .bodyJson()
                    .isLenientlyEqualTo("""
                    {"traits": {}, "cursor": {"has_more": false}}""");
        }
    }

    @Nested
    class Events {

        @Test
        void comeNewestFirstWithIdentifiersContextAndProperties() {
            assertThat(api.ask(MIA + "/events?include=Order%20Completed"))
                    .hasStatusOk()
                    .bodyJson()
                    .isLenientlyEqualTo("""
                            {"data": [{"external_ids": [{"collection": "users", "type": "email",
                                                         "id": "mia@example.com", "encoding": "none"}],
                                       "context": {"ip": "203.0.113.9"},
                                       "type": "track", "message_id": "message-3", "source_id": "web",
                                       "timestamp": "2025-12-24T12:01:00Z", "properties": {"total": 12.5},
                                       "event": "Order Completed", "related": {"users": "%s"}}],
                             "cursor": {"has_more": false, "next": "", "limit": 10}}
                            """.formatted(email));
        }

        @Test
        void pagesFollowEachOtherByTheirCursor() {
            List<String> messages = new ArrayList<>();
            String next = "";
            do {
                JsonNode page = json(MIA + "/events?limit=1&next=" + next);
                page.get("data")
                        .forEach(event -> messages.add(event.get("message_id").asString()));
                next = page.get("cursor").get("next").asString();
            } while (!next.isEmpty());

            assertThat(messages).containsExactly("message-4", "message-3", "message-2", "message-1");
        }

        @Test
        void areBoundedByDaysAndTimesAndNames() {
            assertThat(count("?start=2025-12-24&end=2025-12-25")).isEqualTo(4);
            assertThat(count("?start=2025-12-25")).isZero();
            assertThat(count("?start=2025-12-24T12:00:30Z&end=2025-12-24T12:01:30Z"))
                    .isEqualTo(1);
            assertThat(count("?exclude=Order%20Completed,Product%20Viewed")).isEqualTo(2);
        }

        private int count(String query) {
            return json(MIA + "/events" + query).get("data").size();
        }
    }

    @Test
    void externalIdsComeStrongestFirst() {
        assertThat(api.ask(MIA + "/external_ids")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"data": [{"id": "mia@example.com", "type": "email", "collection": "users", "source_id": "web",
                           "encoding": "none"},
                          {"id": "device-1", "type": "anonymous_id", "source_id": "web"}],
                 "cursor": {"url": "%s/external_ids?limit=25", "has_more": false, "next": "", "limit": 25}}
                """.formatted(MIA));
        assertThat(json(MIA + "/external_ids?include=anonymous_id").get("data")).hasSize(1);
        assertThat(json(MIA + "/external_ids?limit=1&next=1")
                        .get("data")
                        .get(0)
                        .get("type")
                        .asString())
                .isEqualTo("anonymous_id");
    }

    @Test
    void metadataSayWhenAndByWhichSourcesThePersonWasSeen() {
        assertThat(api.ask(MIA + "/metadata")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"metadata": {"created_at": "2025-12-24T11:59:00Z", "updated_at": "2025-12-24T12:02:00Z", "expires_at": null,
                              "first_source_id": "web", "last_source_id": "web"}}
                """);
    }

    @Test
    void linksLeadToTheAccounts() {
        assertThat(api.ask(MIA + "/links")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"data": [{"to_collection": "accounts",
                           "external_ids": [{"id": "acme", "type": "group_id", "collection": "accounts",
                                             "source_id": "web", "created_at": "2025-12-24T12:02:00Z",
                                             "encoding": "none"}]}],
                 "cursor": {"has_more": false}}
                """);
    }

    @Test
    void everyReadIsRecorded() {
        api.ask(MIA + "/traits");
        api.ask(MIA + "/events", "X-Annals-Purpose", "personalisation");

        assertThat(api.accesses())
                .containsExactly(
                        new RecordAccess(email, "service:reader", "traits", "unstated"),
                        new RecordAccess(email, "service:reader", "events", "personalisation"));
    }

    @Test
    void analystsSeeMaskedValues() {
        api.as(Role.ANALYST);

        String mia = PROFILES + email;

        assertThat(body(mia + "/traits?include=first_name")).doesNotContain("Mia");
        assertThat(body(mia + "/external_ids")).contains("anonymous_id").doesNotContain("mia@", "device-1");
        assertThat(body(mia + "/events")).contains("Order Completed").doesNotContain("mia@", "203.0.113.9", "A-1");
        assertThat(body(mia + "/links")).contains("accounts").doesNotContain("acme");
        assertThat(api.accesses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/traits?limit=0",
                "/traits?limit=201",
                "/traits?class=vip",
                "/traits?verbose=perhaps",
                "/events?limit=x",
                "/events?sort=asc",
                "/events?next=x",
                "/events?start=soon",
                "/events?end=2025-13-01",
                "/external_ids?next=-1",
                "/links?next=x",
                "/traits?atLeast=x"
            })
    void aParameterThatCannotBeUsedIsRefused(String path) {
        assertThat(api.ask(MIA + path)).hasStatus(400);
    }

    @Test
    void whoIsUnknownIsNotFound() {
        assertThat(api.ask(MIA.replace("mia@", "nobody@") + "/traits")).hasStatus(404);
    }

    @Test
    void sourcesMayNotRead() {
        api.as(Role.SOURCE);

        assertThat(api.ask(MIA + "/traits")).hasStatus(403);
    }

    private JsonNode json(String path) {
        return JsonMapper.shared().readTree(body(path));
    }

    private String body(String path) {
        try {
            return api.ask(path).getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
