package dev.annals.command.interaction;

import static dev.annals.api.interaction.InteractionType.ALIAS;
import static dev.annals.api.interaction.InteractionType.GROUP;
import static dev.annals.api.interaction.InteractionType.IDENTIFY;
import static dev.annals.api.interaction.InteractionType.PAGE;
import static dev.annals.api.interaction.InteractionType.SCREEN;
import static dev.annals.api.interaction.InteractionType.TRACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.InteractionType;
import dev.annals.command.interaction.Submission.Acceptable;
import dev.annals.command.interaction.Submission.Unacceptable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ItemChecksTest {

    private final Checking checking = Checking.plainly();

    @Nested
    class AnAcceptableItem {

        @Test
        void keepsWhatItSays() {
            Interaction interaction = checking.accepted(TRACK, """
                    {"userId":"u1","event":"Order Completed","messageId":"m1","timestamp":"2026-02-28T10:00:00.1234Z",
                     "properties":{"revenue":12.5,"products":[{"sku":"a"}]},
                     "context":{"ip":"203.0.113.9","page":{"url":"https://shop.example/"},"traits":{"plan":"gold"}},
                     "integrations":{"All":true},"_metadata":{"x":1},"channel":"browser","version":2,"unknown":"dropped"}
                    """);

            assertThat(interaction.source()).isEqualTo("shop");
            assertThat(interaction.type()).isEqualTo(TRACK);
            assertThat(interaction.name()).isEqualTo("Order Completed");
            assertThat(interaction.occurredAt()).isEqualTo("2026-02-28T10:00:00.123Z");
            assertThat(interaction.receivedAt()).isEqualTo(Checking.RECEIVED);
            assertThat(interaction.globalPrivacyControl()).isFalse();
            Content content = interaction.content();
            assertThat(content.messageId()).isEqualTo("m1");
            assertThat(content.groupId()).isNull();
            assertThat(content.traits()).isEqualTo(Map.of("plan", "gold"));
            assertThat(content.properties())
                    .isEqualTo(Map.of("revenue", 12.5, "products", List.of(Map.of("sku", "a"))));
            assertThat(content.context())
                    .isEqualTo(Map.of("ip", "203.0.113.9", "page", Map.of("url", "https://shop.example/")));
        }

        @Test
        void withoutMessageIdGetsOneOfItsOwn() {
            String first = checking.content(PAGE, "{\"anonymousId\":\"a\"}").messageId();
            String second = checking.content(PAGE, "{\"anonymousId\":\"a\",\"messageId\":\"\"}")
                    .messageId();

            assertThat(first).isNotEqualTo(second);
            assertThat(UUID.fromString(first).version()).isEqualTo(7);
            assertThat(UUID.fromString(first).variant()).isEqualTo(2);
            assertThat(UUID.fromString(first).getMostSignificantBits() >>> 16)
                    .isEqualTo(Checking.RECEIVED.toEpochMilli());
        }

        @Test
        void ofAPageOrScreenHasItsNameAndCategory() {
            Interaction page = checking.accepted(PAGE, "{\"userId\":\"u\",\"name\":\"Home\",\"category\":\"Docs\"}");
            Interaction screen = checking.accepted(
                    SCREEN, "{\"userId\":\"u\",\"category\":\"Docs\",\"properties\":{\"category\":\"Own\"}}");

            assertThat(page.name()).isEqualTo("Home");
            assertThat(page.content().properties()).isEqualTo(Map.of("category", "Docs"));
            assertThat(screen.name()).isNull();
            assertThat(screen.content().properties()).isEqualTo(Map.of("category", "Own"));
        }

        @Test
        void ofAnIdentifyStatesTraits() {
            Content content = checking.content(
                    IDENTIFY,
                    "{\"userId\":\"u\",\"traits\":{\"name\":\"王小明\",\"plan\":\"new\"},\"context\":{\"traits\":{\"plan\":\"old\",\"city\":\"Taipei\"}}}");

            assertThat(content.traits()).isEqualTo(Map.of("name", "王小明", "plan", "new", "city", "Taipei"));
        }

        @Test
        void ofAGroupNamesItAndKeepsItsTraitsApartFromThePersons() {
            Content content = checking.content(
                    GROUP,
                    "{\"userId\":\"u\",\"groupId\":\"g\",\"traits\":{\"email\":\"info@acme.example\",\"name\":\"Acme\"},\"context\":{\"traits\":{\"age\":30}}}");

            assertThat(content.groupId()).isEqualTo("g");
            assertThat(content.properties()).isEqualTo(Map.of("email", "info@acme.example", "name", "Acme"));
            assertThat(content.traits()).isEqualTo(Map.of("age", 30));
            assertThat(content.identifiers()).extracting(Object::toString).containsExactly("user_id:…");
        }

        @Test
        void mayNameItsGroupInTheContext() {
            assertThat(checking.content(TRACK, "{\"userId\":\"u\",\"event\":\"x\",\"context\":{\"groupId\":\"g\"}}")
                            .groupId())
                    .isEqualTo("g");
        }

        @Test
        void carriesTheGlobalPrivacyControlOfItsRequestOrItsOwn() {
            String json = "{\"userId\":\"u\"}";

            assertThat(Checking.withPrivacyControl().accepted(PAGE, json).globalPrivacyControl())
                    .isTrue();
            assertThat(checking.accepted(PAGE, "{\"userId\":\"u\",\"globalPrivacyControl\":true}")
                            .globalPrivacyControl())
                    .isTrue();
        }

        @Test
        void isGivenTheAddressOfTheRequestOnlyWhenItAsks() {
            assertThat(context("{\"direct\":true}")).containsEntry("ip", "192.0.2.7");
            assertThat(context("{\"direct\":true,\"ip\":\"203.0.113.9\"}")).containsEntry("ip", "203.0.113.9");
            assertThat(context("{\"direct\":false}")).doesNotContainKey("ip");
            assertThat(context("{}")).doesNotContainKey("ip");
        }

        private Map<String, Object> context(String context) {
            return checking.content(PAGE, "{\"userId\":\"u\",\"context\":" + context + "}")
                    .context();
        }
    }

    @Nested
    class ItsTime {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "'timestamp':'2026-02-28T10:00:00Z' | 2026-02-28T10:00:00Z",
                    "'timestamp':'2026-02-28T10:00:00Z','sentAt':'2026-03-01T12:00:00Z' | 2026-02-28T10:00:00Z",
                    "'timestamp':'2020-01-01T00:00:00Z','sentAt':'2020-01-01T00:00:05Z' | 2026-03-01T11:59:55Z",
                    "'originalTimestamp':'2020-01-01T00:00:00Z','timestamp':'2019-01-01','sentAt':'2020-01-01T00:01:00Z' | 2026-03-01T11:59:00Z",
                    "'timestamp':'2031-01-01T00:00:00Z','sentAt':'2031-01-01T00:00:00Z' | 2026-03-01T12:00:00Z",
                    "'sentAt':'2031-01-01T00:00:00Z' | 2026-03-01T12:00:00Z",
                    "'timestamp':1772272800000 | 2026-02-28T10:00:00Z",
                    "'timestamp':1772272800000.7 | 2026-02-28T10:00:00Z",
                    "'timestamp':'1997-01-01' | 1997-01-01T00:00:00Z",
                    "'timestamp':'1970-01-02T00:00:00Z' | 1970-01-02T00:00:00Z",
                    "'timestamp':'2026-03-02T12:00:00Z' | 2026-03-02T12:00:00Z",
                    "'timestamp':null,'sentAt':null | 2026-03-01T12:00:00Z",
                    "'timestamp':'' | 2026-03-01T12:00:00Z",
                    "'event':'x' | 2026-03-01T12:00:00Z",
                })
        void isCorrectedForTheSendersClock(String members, Instant expected) {
            Interaction interaction = checking.accepted(PAGE, "{\"userId\":\"u\"," + members.replace('\'', '"') + "}");

            assertThat(interaction.occurredAt()).isEqualTo(expected);
        }

        @Test
        void ofABatchIsCorrectedByTheBatchsSentAtUnlessTheItemHasItsOwn() {
            List<Submission> submissions = checking.batch("""
                    {"sentAt":"2020-01-01T01:00:00Z","batch":[
                      {"type":"page","userId":"u","timestamp":"2020-01-01T00:00:00Z"},
                      {"type":"page","userId":"u","timestamp":"2020-01-01T00:00:00Z","sentAt":"2020-01-01T00:00:10Z"}]}
                    """);

            assertThat(submissions)
                    .extracting(each -> ((Acceptable) each).interaction().occurredAt())
                    .containsExactly(Checking.RECEIVED.minus(Duration.ofHours(1)), Checking.RECEIVED.minusSeconds(10));
        }
    }

    @Nested
    class ABatch {

        @Test
        void givesItsContextToEachItem() {
            List<Submission> submissions = checking.batch("""
                    {"context":{"library":{"name":"lib"},"traits":{"email":"a@example.org"},"app":"x"},"integrations":{"All":true},"batch":[
                      {"type":"page","anonymousId":"a"},
                      {"type":"page","anonymousId":"a","context":{"app":"y"}}]}
                    """);

            assertThat(submissions)
                    .extracting(
                            each -> ((Acceptable) each).interaction().content().context())
                    .containsExactly(
                            Map.of("library", Map.of("name", "lib"), "app", "x"),
                            Map.of("library", Map.of("name", "lib"), "app", "y"));
            assertThat(submissions)
                    .allSatisfy(each -> assertThat(
                                    ((Acceptable) each).interaction().content().identifiers())
                            .hasSize(2));
        }

        @Test
        void isNotSpoiltByOneOfItsItems() {
            List<Submission> submissions = checking.batch(
                    "{\"batch\":[{\"type\":\"page\",\"userId\":\"u\"},{\"type\":\"page\"},{\"userId\":\"u\"},17,{\"type\":\"page\",\"userId\":\"v\"}]}");

            assertThat(submissions)
                    .extracting(each -> each instanceof Unacceptable refused
                            ? refused.rejection().code()
                            : "ok")
                    .containsExactly("ok", "no-identifier", "missing-field", "invalid-field", "ok");
        }
    }

    @Nested
    class AnUnacceptableItem {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "track| {'userId':'u'}| missing-field| $.event is missing or empty; a text is expected.",
                    "track| {'userId':'u','event':''}| missing-field| $.event is missing or empty; a text is expected.",
                    "track| {'userId':'u','event':7}| invalid-field| $.event is a number; a text is expected.",
                    "track| {'userId':'u','event':{}}| invalid-field| $.event is an object; a text is expected.",
                    "page| {'userId':7}| invalid-field| $.userId is a number; a text is expected.",
                    "page| {'userId':true}| invalid-field| $.userId is true or false; a text is expected.",
                    "page| {'userId':['u']}| invalid-field| $.userId is a list; a text is expected.",
                    "page| {'userId':'u','anonymousId':{}}| invalid-field| $.anonymousId is an object; a text is expected.",
                    "page| {'userId':'u','messageId':5}| invalid-field| $.messageId is a number; a text is expected.",
                    "page| {'userId':'u','name':5}| invalid-field| $.name is a number; a text is expected.",
                    "page| {'userId':'u','category':[]}| invalid-field| $.category is a list; a text is expected.",
                    "page| {'userId':'u','groupId':5}| invalid-field| $.groupId is a number; a text is expected.",
                    "page| {'userId':'u','event':5}| invalid-field| $.event is a number; a text is expected.",
                    "page| {'userId':'u','properties':[]}| invalid-field| $.properties is a list; an object is expected.",
                    "page| {'userId':'u','properties':'x'}| invalid-field| $.properties is a text; an object is expected.",
                    "identify| {'userId':'u','traits':'x'}| invalid-field| $.traits is a text; an object is expected.",
                    "page| {'userId':'u','context':[]}| invalid-field| $.context is a list; an object is expected.",
                    "page| {'userId':'u','context':{'traits':1}}| invalid-field| $.context.traits is a number; an object is expected.",
                    "page| {'userId':'u','context':{'groupId':1}}| invalid-field| $.context.groupId is a number; a text is expected.",
                    "page| {'userId':'u','context':{'direct':'yes'}}| invalid-field| $.context.direct is a text; true or false is expected.",
                    "page| {'userId':'u','context':{'externalIds':{}}}| invalid-field| $.context.externalIds is an object; a list is expected.",
                    "page| {'userId':'u','context':{'externalIds':['x']}}| invalid-field| $.context.externalIds[0] is a text; an object is expected.",
                    "page| {'userId':'u','context':{'externalIds':[{'id':'x'}]}}| missing-field| $.context.externalIds[0].type is missing or empty; a text is expected.",
                    "page| {'userId':'u','context':{'externalIds':[{'type':'x'}]}}| missing-field| $.context.externalIds[0].id is missing or empty; a text is expected.",
                    "page| {'userId':'u','context':{'externalIds':[{'id':5,'type':'x'}]}}| invalid-field| $.context.externalIds[0].id is a number; a text is expected.",
                    "page| {'userId':'u','context':{'externalIds':[{'id':'5','type':'7x'}]}}| invalid-field| $.context.externalIds[0].type names no kind of identifier; letters, digits and underscores, beginning with a letter, are expected.",
                    "page| {'userId':'u','integrations':[]}| invalid-field| $.integrations is a list; an object is expected.",
                    "page| {'userId':'u','globalPrivacyControl':'1'}| invalid-field| $.globalPrivacyControl is a text; true or false is expected.",
                    "page| {'userId':'u','timestamp':'yesterday'}| invalid-field| $.timestamp cannot be read; a time as ISO-8601, or in milliseconds since 1970 is expected.",
                    "page| {'userId':'u','timestamp':{}}| invalid-field| $.timestamp is an object; a time as ISO-8601, or in milliseconds since 1970 is expected.",
                    "page| {'userId':'u','timestamp':1772272800}| invalid-field| $.timestamp seems to be in seconds; a time as ISO-8601, or in milliseconds since 1970 is expected.",
                    "page| {'userId':'u','originalTimestamp':true}| invalid-field| $.originalTimestamp is true or false; a time as ISO-8601, or in milliseconds since 1970 is expected.",
                    "page| {'userId':'u','originalTimestamp':'2026-01-01','timestamp':[]}| invalid-field| $.timestamp is a list; a time as ISO-8601, or in milliseconds since 1970 is expected.",
                    "page| {'userId':'u','sentAt':'x'}| invalid-field| $.sentAt cannot be read; a time as ISO-8601, or in milliseconds since 1970 is expected.",
                    "group| {'userId':'u'}| missing-field| $.groupId is missing or empty; a text is expected.",
                    "alias| {'userId':'u'}| missing-field| $.previousId is missing or empty; a text is expected.",
                    "alias| {'previousId':'p'}| missing-field| $.userId is missing or empty; a text is expected.",
                    "alias| {'userId':'u','previousId':1}| invalid-field| $.previousId is a number; a text is expected.",
                    "page| {}| no-identifier| Neither $.userId nor $.anonymousId nor another identifier is there.",
                    "page| {'userId':'','anonymousId':' '}| no-identifier| Neither $.userId nor $.anonymousId nor another identifier is there.",
                    "page| {'userId':null,'anonymousId':'undefined'}| no-identifier| $.userId and $.anonymousId stand for nobody, such as 'null' or zeros, and there is no other identifier.",
                    "identify| {'traits':{'email':'not an address'}}| no-identifier| Neither $.userId nor $.anonymousId nor another identifier is there.",
                })
        void isToldByPlaceAndKindNeverByValue(String type, String json, String code, String detail) {
            Unacceptable refused = checking.refused(InteractionType.named(type).orElseThrow(), json.replace('\'', '"'));

            assertThat(refused.rejection().code()).isEqualTo(code);
            assertThat(refused.detail()).isEqualTo(detail);
            assertThat(refused.source()).isEqualTo("shop");
            assertThat(refused.receivedAt()).isEqualTo(Checking.RECEIVED);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "'timestamp':0",
                    "'timestamp':-5",
                    "'timestamp':'1970-01-01T00:00:00Z'",
                    "'timestamp':'1969-12-31T23:59:59Z'",
                    "'timestamp':'0001-01-01'",
                    "'timestamp':'2026-03-02T12:00:00.001Z'",
                    "'timestamp':'9999-12-31T23:59:59Z'",
                    "'timestamp':123456789012345678901234567890",
                    "'timestamp':9e18",
                    "'timestamp':'2026-03-01','sentAt':'1990-01-01'",
                    "'sentAt':999999999999999,'timestamp':1772272800000",
                })
        void isOneOutOfTime(String members) {
            Unacceptable refused = checking.refused(PAGE, "{\"userId\":\"u\"," + members.replace('\'', '"') + "}");

            assertThat(refused.rejection().code()).isEqualTo("timestamp-out-of-range");
        }

        @Test
        void isOneWithAMessageIdOfMoreThan100Characters() {
            String hundred = "m".repeat(100);

            assertThat(checking.content(PAGE, "{\"userId\":\"u\",\"messageId\":\"" + hundred + "\"}")
                            .messageId())
                    .isEqualTo(hundred);
            Unacceptable refused =
                    checking.refused(PAGE, "{\"userId\":\"u\",\"messageId\":\"" + hundred.repeat(3) + "\"}");
            assertThat(refused.rejection().code()).isEqualTo("message-id-too-long");
            assertThat(refused.detail()).isEqualTo("$.messageId has 300 characters; at most 100 are taken.");
            assertThat(refused.messageId()).isNull();
        }

        @Test
        void isOneWithAnIdentifierOfMoreThan500Characters() {
            Unacceptable refused = checking.refused(PAGE, "{\"userId\":\"" + "u".repeat(501) + "\"}");

            assertThat(refused.detail()).isEqualTo("$.userId has more than 500 characters.");
        }

        @Test
        void hasItsMessageIdWhereItCanBeRead() {
            assertThat(checking.refused(PAGE, "{\"messageId\":\"m\"}").messageId())
                    .isEqualTo("m");
            assertThat(checking.refused(PAGE, "{\"messageId\":{},\"userId\":\"u\"}")
                            .messageId())
                    .isNull();
        }

        @ParameterizedTest
        @EnumSource(InteractionType.class)
        void isAnEmptyOneOfEveryType(InteractionType type) {
            assertThat(checking.single(type, "{}")).isInstanceOf(Unacceptable.class);
        }

        @Test
        void inABatchIsOneOfNoKnownType() {
            List<Submission> submissions =
                    checking.batch("{\"batch\":[{\"type\":\"merge\",\"userId\":\"u\"},{\"type\":5,\"userId\":\"u\"}]}");

            assertThat(submissions)
                    .extracting(each -> ((Unacceptable) each).detail())
                    .containsExactly(
                            "$.type is none of track, page, screen, identify, group and alias.",
                            "$.type is a number; a text is expected.");
        }
    }

    @Test
    void anAliasNeedsBothSides() {
        assertThat(checking.content(ALIAS, "{\"userId\":\"new\",\"previousId\":\"old\"}")
                        .identifiers())
                .hasSize(3);
    }
}
