package dev.annals.command.interaction;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.interaction.BodyReader.Shape;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {

    private final BodyReader reader = new BodyReader(BodyReader.LARGEST_ITEM);

    @Nested
    class Values {

        @Test
        @SuppressWarnings("unchecked")
        void keepTheirKindAndExactValue() {
            Map<String, Object> fields = item("""
                    {"text":"王小明 \\u00e9 😀 שלום","int":42,"long":9007199254740993,"big":123456789012345678901234567890,
                     "price":24.90,"js":0.30000000000000004,"exact":0.1234567890123456789012,"small":-0.0,"large":1e300,
                     "yes":true,"no":false,"nothing":null,"list":[1,"a",null,{"b":[]}],"$where":"1==1","a.b":{"c.d":1}}
                    """);

            assertThat(fields)
                    .containsEntry("text", "王小明 é 😀 שלום")
                    .containsEntry("int", 42)
                    .containsEntry("long", 9007199254740993L)
                    .containsEntry("big", new BigInteger("123456789012345678901234567890"))
                    .containsEntry("price", 24.9)
                    .containsEntry("js", 0.30000000000000004)
                    .containsEntry("exact", new BigDecimal("0.1234567890123456789012"))
                    .containsEntry("large", 1e300)
                    .containsEntry("yes", true)
                    .containsEntry("no", false)
                    .containsEntry("nothing", null)
                    .containsEntry("$where", "1==1")
                    .containsEntry("a.b", Map.of("c.d", 1));
            assertThat((List<Object>) fields.get("list")).hasSize(4).startsWith(1, "a", null);
        }

        @Test
        void mayFollowAByteOrderMark() {
            assertThat(item("\ufeff{\"a\":1}")).containsEntry("a", 1);
        }

        @Test
        void mayHaveManyDifferentNames() {
            StringBuilder text = new StringBuilder("{\"batch\":[");
            for (int i = 0; i < 2_000; i++) {
                text.append(i == 0 ? "" : ",").append("{");
                for (int j = 0; j < 10; j++) {
                    text.append(j == 0 ? "" : ",")
                            .append("\"n")
                            .append(i * 31 + j * 7919)
                            .append("x")
                            .append(j)
                            .append("\":")
                            .append(j);
                }
                text.append("}");
            }

            assertThat(read(text + "]}", Shape.BATCH).items()).hasSize(2_000).allMatch(SentItem::isWhole);
        }
    }

    @Nested
    class AFlaw {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{'a':1,'a':2}| malformed-json| $.a occurs twice in one object.",
                    "{'properties':{'x':{'b':null,'c':1,'b':null}}}| malformed-json| $.properties.x.b occurs twice in one object.",
                    "{'properties':{'note':'a\\u0000b'}}| invalid-text| $.properties.note holds a NUL character.",
                    "{'properties':{'list':[1,'\\ud83d']}}| invalid-text| $.properties.list[1] holds an unpaired surrogate.",
                    "{'a':'\\ude00\\ud83d'}| invalid-text| $.a holds an unpaired surrogate.",
                    "{'a':'\\ud83d\\ud83d\\ude00'}| invalid-text| $.a holds an unpaired surrogate.",
                    "{'bad\\u0000name':1}| invalid-text| $.* holds a NUL character.",
                    "{'alice@example.org':{'x':'\\u0000'}}| invalid-text| $.*.x holds a NUL character.",
                    "{'phone 0912345678':'\\u0000'}| invalid-text| $.* holds a NUL character.",
                    "{'a.b':{'$where':'\\u0000'}}| invalid-text| $['a.b'].$where holds a NUL character.",
                    "{'名前':'\\u0000'}| invalid-text| $.名前 holds a NUL character.",
                    "{'n':1e400}| invalid-field| $.n is a number beyond the range of double precision.",
                    "{'n':-1e-400}| invalid-field| $.n is a number beyond the range of double precision.",
                })
        void isNamedByItsPlaceWithoutValue(String json, String code, String detail) {
            Flaw flaw = read(json.replace('\'', '"'), Shape.SINGLE)
                    .items()
                    .getFirst()
                    .flaw();

            assertThat(flaw).isNotNull();
            assertThat(flaw.rejection().code()).isEqualTo(code);
            assertThat(flaw.detail()).isEqualTo(detail);
        }

        @Test
        void isDepthBeyondThirtyTwoLevels() {
            assertThat(flaw(nested(31))).isNull();
            assertThat(flaw(nested(32)).rejection()).isEqualTo(Rejection.TOO_COMPLEX);
            assertThat(flaw(nested(400)).rejection()).isEqualTo(Rejection.TOO_COMPLEX);
        }

        @Test
        void isANameOfMoreThan256Characters() {
            assertThat(flaw("{\"" + "n".repeat(256) + "\":1}")).isNull();
            assertThat(flaw("{\"" + "n".repeat(257) + "\":1}").rejection()).isEqualTo(Rejection.TOO_COMPLEX);
        }

        @Test
        void isANumberOfMoreThan64Digits() {
            assertThat(flaw("{\"n\":" + "1".repeat(64) + "}")).isNull();
            assertThat(flaw("{\"n\":" + "1".repeat(65) + "}").rejection()).isEqualTo(Rejection.TOO_COMPLEX);
            assertThat(flaw("{\"n\":0." + "1".repeat(63) + "}").rejection()).isEqualTo(Rejection.TOO_COMPLEX);
        }

        @Test
        void isASizeOfMoreThan32KilobytesInUtf8() {
            String head = "{\"a\":\"";
            int room = BodyReader.LARGEST_ITEM - head.length() - 2;

            assertThat(flaw(head + "x".repeat(room) + "\"}")).isNull();
            assertThat(flaw(head + "x".repeat(room + 1) + "\"}").rejection())
                    .isEqualTo(Rejection.INTERACTION_TOO_LARGE);
            assertThat(flaw(head + "中".repeat(room / 3 + 1) + "\"}").rejection())
                    .isEqualTo(Rejection.INTERACTION_TOO_LARGE);
        }

        @Test
        void doesNotSpoilSiblings() {
            SentBody body = read(
                    "{\"batch\":[{\"a\":1},{\"b\":1,\"b\":2},3,\"x\",null,[1],{\"c\":" + nestedArray(60)
                            + "},{\"z\":\"\\ud800\"},{\"d\":4}]}",
                    Shape.BATCH);

            assertThat(body.items())
                    .extracting(SentItem::isWhole)
                    .containsExactly(true, false, false, false, false, false, false, false, true);
            assertThat(body.items()).extracting(SentItem::text).contains("3", "\"x\"", "null", "[1]", "{\"d\":4}");
            assertThat(body.items().get(5).flaw().detail()).isEqualTo("The item is a list; an object is expected.");
        }
    }

    @Nested
    class ABatch {

        @Test
        void hasItsItemsAndWhatStandsAroundThem() {
            SentBody body =
                    read("{\"sentAt\":\"x\",\"batch\":[ {\"a\":1} , {\"b\":2} ],\"writeKey\":\"k\"}", Shape.BATCH);

            assertThat(body.items()).extracting(SentItem::fields).containsExactly(Map.of("a", 1), Map.of("b", 2));
            assertThat(body.items()).extracting(SentItem::text).containsExactly("{\"a\":1}", "{\"b\":2}");
            assertThat(body.envelope()).containsEntry("sentAt", "x");
            assertThat(body.writeKey()).isEqualTo("k");
        }

        @Test
        void mayBeEmpty() {
            assertThat(read("{\"batch\":[]}", Shape.BATCH).items()).isEmpty();
        }

        @Test
        void hasAtMost2500Items() {
            assertThat(read(batchOf(2_500), Shape.BATCH).items()).hasSize(2_500);
            assertThat(refusal(batchOf(2_501), Shape.BATCH)).isEqualTo(Rejection.BATCH_TOO_LONG);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{}| missing-field| $.batch is missing; a list is expected.",
                    "{'batch':null}| missing-field| $.batch is missing; a list is expected.",
                    "{'batch':{}}| invalid-field| $.batch is an object; a list is expected.",
                    "{'batch':'x'}| invalid-field| $.batch is a text; a list is expected.",
                    "[]| invalid-field| $ is a list; an object is expected.",
                    "'x'| invalid-field| $ is a text; an object is expected.",
                    "7| invalid-field| $ is a number; an object is expected.",
                    "{'batch':[],'batch':[]}| malformed-json| $.batch occurs twice in one object.",
                    "{'a':1,'a':2,'batch':[]}| malformed-json| $.a occurs twice in one object.",
                    "{'batch':[],'context':{'x':'\\ud800'}}| invalid-text| $.context.x holds an unpaired surrogate.",
                })
        void ofTheWrongShapeIsRefusedAsAWhole(String json, String code, String detail) {
            Rejected rejected = rejected(Checking.bytes(json.replace('\'', '"')), Shape.BATCH);

            assertThat(rejected.rejection().code()).isEqualTo(code);
            assertThat(rejected.detail()).isEqualTo(detail);
        }

        @Test
        void mayBeABareListOrOneItemWhereAnyShapeIsTaken() {
            assertThat(read("[{\"a\":1},{\"b\":1}]", Shape.ANY).items()).hasSize(2);
            assertThat(read("{\"batch\":[{\"a\":1}]}", Shape.ANY).items()).hasSize(1);
            SentBody one = read(" {\"a\":1} ", Shape.ANY);
            assertThat(one.isBatch()).isFalse();
            assertThat(one.items().getFirst().text()).isEqualTo("{\"a\":1}");
        }
    }

    @Nested
    class AnUnreadableText {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "\n\t",
                    "{",
                    "{\"a\":",
                    "{\"a\":1",
                    "{\"a\":1}}",
                    "{\"a\":1} x",
                    "{\"a\":1}{\"b\":2}",
                    "{a:1}",
                    "{'a':1}",
                    "{\"a\":01}",
                    "{\"a\":NaN}",
                    "{\"a\":Infinity}",
                    "{\"a\":1,}",
                    "[1,]",
                    "nul",
                    "\"abc",
                    "{\"a\":\"\\x\"}",
                    "{\"a\":\"tab\there\"}",
                    "{\"a\":\"line\nbreak\"}",
                    "{\"a\":/* no */1}",
                    "<a/>",
                    "\u0000{}",
                    "\ufeff",
                    "{\"a\":\"\u0000\"}",
                })
        void isRefused(String text) {
            assertThat(refusal(text, Shape.SINGLE)).isEqualTo(Rejection.MALFORMED_JSON);
            assertThat(refusal(text, Shape.ANY)).isEqualTo(Rejection.MALFORMED_JSON);
        }

        @Test
        void isOneInAnotherEncoding() {
            assertThat(rejected("{\"a\":1}".getBytes(UTF_16LE), Shape.SINGLE).rejection())
                    .isEqualTo(Rejection.MALFORMED_JSON);
            assertThat(rejected("{\"a\":1}".getBytes(UTF_16), Shape.SINGLE).rejection())
                    .isEqualTo(Rejection.MALFORMED_JSON);
            assertThat(rejected(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}, Shape.SINGLE)
                            .rejection())
                    .isEqualTo(Rejection.MALFORMED_JSON);
        }

        @Test
        void isToldWhereWithoutQuotingIt() {
            Rejected rejected = rejected(Checking.bytes("{\"email\": alice@example.org}"), Shape.SINGLE);

            assertThat(rejected.detail())
                    .startsWith("The body cannot be read: it is no well-formed JSON at line 1, column ");
            assertThat(rejected.detail()).doesNotContain("alice");
        }

        @Test
        void isOneNestedAHundredThousandLevelsDeep() {
            assertThat(refusal(nested(100_000), Shape.SINGLE)).isEqualTo(Rejection.TOO_COMPLEX);
            assertThat(refusal("[".repeat(100_000), Shape.ANY)).isEqualTo(Rejection.TOO_COMPLEX);
            assertThat(refusal("{\"batch\":[" + "[".repeat(100_000), Shape.BATCH))
                    .isEqualTo(Rejection.TOO_COMPLEX);
        }
    }

    private Flaw flaw(String json) {
        return read(json, Shape.SINGLE).items().getFirst().flaw();
    }

    private Map<String, Object> item(String json) {
        SentItem item = read(json, Shape.SINGLE).items().getFirst();
        assertThat(item.flaw()).isNull();
        return item.fields();
    }

    private SentBody read(String json, Shape shape) {
        return reader.read(Checking.bytes(json), shape);
    }

    private Rejection refusal(String json, Shape shape) {
        return rejected(Checking.bytes(json), shape).rejection();
    }

    private Rejected rejected(byte[] text, Shape shape) {
        return catchThrowableOfType(Rejected.class, () -> reader.read(text, shape));
    }

    private static String nested(int levels) {
        return "{\"a\":".repeat(levels) + "{}" + "}".repeat(levels);
    }

    private static String nestedArray(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    private static String batchOf(int items) {
        List<String> each = Collections.nCopies(items, "{}");
        return "{\"batch\":[" + String.join(",", each) + "]}";
    }
}
