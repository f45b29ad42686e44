package dev.annals.command.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.InteractionType;
import dev.annals.command.interaction.BodyReader.Shape;
import dev.annals.command.interaction.Submission.Acceptable;
import dev.annals.command.interaction.Submission.Unacceptable;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventsTest {

    private final Checking checking = Checking.plainly();

    @Test
    void anEventIsATrackOfItsSubject() {
        Interaction interaction = accepted("""
                {"specversion":"1.0","id":"A-1","source":"/tills/7","type":"com.shop.sale","subject":"u1",
                 "time":"2026-02-28T10:00:00+08:00","datacontenttype":"application/json","dataschema":"https://x.example/sale/1",
                 "traceparent":"00-1","data":{"total":12.5}}
                """);

        assertThat(interaction.type()).isEqualTo(InteractionType.TRACK);
        assertThat(interaction.name()).isEqualTo("com.shop.sale");
        assertThat(interaction.occurredAt()).isEqualTo("2026-02-28T02:00:00Z");
        assertThat(interaction.content().properties()).isEqualTo(Map.of("total", 12.5));
        assertThat(interaction.content().identifiers())
                .singleElement()
                .satisfies(identifier -> assertThat(identifier.value()).isEqualTo("u1"));
        assertThat(interaction.content().messageId()).startsWith("A-1@").hasSize(16);
        assertThat(interaction.content().context())
                .isEqualTo(Map.of(
                        "cloudevent",
                        Map.of(
                                "specversion", "1.0",
                                "source", "/tills/7",
                                "subject", "u1",
                                "datacontenttype", "application/json",
                                "dataschema", "https://x.example/sale/1",
                                "traceparent", "00-1")));
    }

    @Test
    void theSameIdOfAnotherSourceIsAnotherEvent() {
        String first = messageId("7", "/a");

        assertThat(messageId("7", "/a")).isEqualTo(first);
        assertThat(messageId("7", "/b")).isNotEqualTo(first);
        assertThat(messageId("i".repeat(300), "/a")).hasSize(64).isNotEqualTo(messageId("i".repeat(300), "/b"));
    }

    @Test
    void thePersonMayBeAnAttributeAndTheSubjectSomethingElse() {
        Interaction interaction = accepted(
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"subject\":\"order-9\",\"anonymousid\":\"a\"}");

        assertThat(interaction.content().identifiers())
                .singleElement()
                .satisfies(identifier -> assertThat(identifier.value()).isEqualTo("a"));
    }

    @Test
    void aTypeOfOursSaysThatTheDataIsACall() {
        Interaction interaction = accepted("""
                {"specversion":"1.0","id":"1","source":"/s","type":"annals.identify","subject":"u1",
                 "data":{"traits":{"email":"a@example.org"},"context":{"app":"x"}}}
                """);

        assertThat(interaction.type()).isEqualTo(InteractionType.IDENTIFY);
        assertThat(interaction.content().identifiers()).hasSize(2);
        assertThat(interaction.content().context()).containsEntry("app", "x").containsKey("cloudevent");
    }

    @Test
    void dataThatIsNoObjectIsAPropertyOfThatName() {
        assertThat(accepted(
                                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"subject\":\"u\",\"data\":[1,2]}")
                        .content()
                        .properties())
                .containsKey("data");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}| missing-field| $.specversion is missing or empty; a text is expected.",
                "{'specversion':'0.3','id':'1','source':'/s','type':'t'}| invalid-field| $.specversion is another one than 1.0.",
                "{'specversion':1.0,'id':'1','source':'/s','type':'t'}| invalid-field| $.specversion is a number; a text is expected.",
                "{'specversion':'1.0','source':'/s','type':'t'}| missing-field| $.id is missing or empty; a text is expected.",
                "{'specversion':'1.0','id':'1','type':'t'}| missing-field| $.source is missing or empty; a text is expected.",
                "{'specversion':'1.0','id':'1','source':'/s'}| missing-field| $.type is missing or empty; a text is expected.",
                "{'specversion':'1.0','id':'1','source':'/s','type':'t','subject':4}| invalid-field| $.subject is a number; a text is expected.",
                "{'specversion':'1.0','id':'1','source':'/s','type':'t','subject':'u','data_base64':'AA=='}| invalid-field| $.data_base64 holds binary data; $.data is expected.",
                "{'specversion':'1.0','id':'1','source':'/s','type':'annals.track','subject':'u','data':5}| invalid-field| $.data is a number; an object is expected.",
                "{'specversion':'1.0','id':'1','source':'/s','type':'t'}| no-identifier| Neither $.userId nor $.anonymousId nor another identifier is there.",
                "{'specversion':'1.0','id':'1','source':'/s','type':'t','subject':'u','time':'x'}| invalid-field| $.timestamp cannot be read; a time as ISO-8601, or in milliseconds since 1970 is expected.",
            })
    void whatIsNoEventIsToldSo(String json, String code, String detail) {
        Submission submission = check(json.replace('\'', '"'));

        assertThat(submission).isInstanceOf(Unacceptable.class);
        assertThat(((Unacceptable) submission).rejection().code()).isEqualTo(code);
        assertThat(((Unacceptable) submission).detail()).isEqualTo(detail);
    }

    private String messageId(String id, String source) {
        return accepted("{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"" + source
                        + "\",\"type\":\"t\",\"subject\":\"u\"}")
                .content()
                .messageId();
    }

    private Interaction accepted(String json) {
        Submission submission = check(json);
        assertThat(submission).isInstanceOf(Acceptable.class);
        return ((Acceptable) submission).interaction();
    }

    private Submission check(String json) {
        SentItem item =
                checking.bodies.read(Checking.bytes(json), Shape.SINGLE).items().getFirst();
        return checking.checks.check(CloudEvents.interaction(item), Defaults.none(), checking.arrival);
    }
}
