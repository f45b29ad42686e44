package dev.annals.command.interaction;

import static dev.annals.api.interaction.InteractionType.TRACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.interaction.Interaction;
import dev.annals.command.interaction.Submission.Acceptable;
import dev.annals.command.interaction.Submission.Unacceptable;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RawItemReaderTest {

    private final Checking checking = Checking.plainly();

    @Test
    void theTextOfAnItemHoldsAllThatItsRequestSaid() {
        Unacceptable refused = ofBatch("""
                {"sentAt":"2020-01-01T01:00:00Z","writeKey":"secret","context":{"app":"shop","library":{"name":"lib"}},
                 "batch":[{"type":"track","event":7,"userId":"u","timestamp":"2020-01-01T00:00:00Z","context":{"app":"own"},
                 "properties":{"price":12.50,"名":"值"}}]}
                """);

        assertThat(json(refused.raw())).isEqualTo(json("""
                        {"sentAt":"2020-01-01T01:00:00Z","context":{"app":"own","library":{"name":"lib"}},"type":"track",
                         "event":7,"userId":"u","timestamp":"2020-01-01T00:00:00Z","properties":{"price":12.5,"名":"值"}}
                        """));
    }

    @Test
    void anItemOfAPathThatNamesItsTypeIsToldWithIt() {
        assertThat(json(checking.refused(TRACK, "{\"userId\":\"u\",\"type\":\"page\"}")
                        .raw()))
                .isEqualTo(Map.of("userId", "u", "type", "track"));
    }

    @Test
    void thePrivacyControlOfTheRequestIsNotLost() {
        Unacceptable refused = Checking.withPrivacyControl().refused(TRACK, "{\"userId\":\"u\"}");

        assertThat(json(refused.raw())).containsEntry("globalPrivacyControl", true);
        Submission mended = read(refused.raw().replace("\"userId\"", "\"event\":\"x\",\"userId\""));
        assertThat(((Acceptable) mended).interaction().globalPrivacyControl()).isTrue();
    }

    @Test
    void aMendedItemIsReadAsIfItHadJustComeInItsRequest() {
        Unacceptable refused = ofBatch("""
                {"sentAt":"2020-01-01T01:00:00Z","context":{"traits":{"email":"a@example.org"}},
                 "batch":[{"type":"track","event":7,"messageId":"m","userId":"u","timestamp":"2020-01-01T00:00:00Z"}]}
                """);

        Interaction mended =
                ((Acceptable) read(refused.raw().replace("\"event\":7", "\"event\":\"Seen\""))).interaction();

        assertThat(mended.occurredAt()).isEqualTo("2026-03-01T11:00:00Z");
        assertThat(mended.content().messageId()).isEqualTo("m");
        assertThat(mended.content().identifiers()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"page\"}",
                "{\"type\":\"page\",\"userId\":\"u\",\"userId\":\"v\"}",
                "{ \"type\":\"page\",\"userId\":\"u\",\"properties\":{\"a\":\"\\ud800\",\"b\":\"\\u0000\"}}",
                "{\"type\":\"page\",\"userId\":\"u\",\"context\":{\"x\":1,\"x\":2}}",
                "{\"type\":\"page\",\"userId\":\"u\",\"n\":1e999}",
                "{\"type\":\"page\",\"userId\":5}",
                "{}",
                "17",
                "\"text\"",
                "null",
                "[1,2]",
                "true",
            })
    void anItemThatWasNotMendedIsRefusedForTheSameReason(String item) {
        Unacceptable before =
                ofBatch("{\"sentAt\":\"2026-03-01T11:59:59Z\",\"context\":{\"app\":\"x\"},\"batch\":[" + item + "]}");

        Unacceptable after = (Unacceptable) read(before.raw());

        assertThat(after.rejection()).isEqualTo(before.rejection());
        assertThat(after.source()).isEqualTo("shop");
        assertThat(after.raw()).isNotEmpty();
    }

    @Test
    void theOwnTextOfAFlawedItemIsKeptToTheLetter() {
        Unacceptable refused = ofBatch(
                "{\"sentAt\":\"2026-03-01T11:59:59Z\",\"batch\":[{\"type\":\"page\",\"a\":1,\"a\":2,\"b\":\"\\ud800\"}]}");

        assertThat(refused.raw())
                .isEqualTo("{\"sentAt\":\"2026-03-01T11:59:59Z\",\"type\":\"page\",\"a\":1,\"a\":2,\"b\":\"\\ud800\"}");
    }

    @Test
    void aTextThatIsNoJsonStaysAsItIs() {
        Unacceptable refused = (Unacceptable) read("not json");

        assertThat(refused.rejection().code()).isEqualTo("malformed-json");
        assertThat(refused.raw()).isEqualTo("not json");
    }

    @Test
    void aCloudEventIsUnderstoodAgain() {
        Submission submission =
                read("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/till\",\"type\":\"Sale\",\"subject\":\"u\"}");

        assertThat(((Acceptable) submission).interaction().name()).isEqualTo("Sale");
    }

    private Unacceptable ofBatch(String json) {
        return (Unacceptable) checking.batch(json).getFirst();
    }

    private Submission read(String raw) {
        return checking.reader().read("shop", raw, Checking.RECEIVED);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(String text) {
        return JsonMapper.shared().readValue(text, Map.class);
    }
}
