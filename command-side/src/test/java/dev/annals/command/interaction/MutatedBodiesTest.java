package dev.annals.command.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.rejection.Rejected;
import dev.annals.command.interaction.BodyReader.Shape;
import dev.annals.command.interaction.Submission.Unacceptable;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damages valid bodies in every way a seeded generator thinks of: whatever comes, the answer is a receipt or a reason. */
class MutatedBodiesTest {

    private static final int ROUNDS = 20_000;

    private static final List<String> VALID = List.of("""
            {"sentAt":"2026-03-01T11:59:59.000Z","context":{"library":{"name":"x"},"direct":true},"batch":[
            {"type":"track","event":"Order Completed","userId":"u1","messageId":"m1","timestamp":"2026-02-28T10:00:00+08:00",
            "properties":{"revenue":24.90,"n":12345678901234567890,"list":[{"sku":"é王\\u00e9😀"}],"no":null},
            "context":{"externalIds":[{"id":"77","type":"line_id","collection":"users","encoding":"none"}]}},
            {"type":"identify","anonymousId":"a","traits":{"email":"Alice@例え.jp","phone":"0912-345-678"}},
            {"type":"alias","userId":"u2","previousId":"a"},{"type":"group","groupId":"g","userId":"u2","traits":{"x":1e5}}]}
            """, """
            {"specversion":"1.0","id":"A","source":"/s","type":"annals.page","subject":"u","time":"2026-02-28",
            "data":{"name":"Home","category":"c","properties":{"url":"https://x.example/?q=%20"}}}
            """);

    private static final List<String> PIECES = List.of(
            "null",
            "{}",
            "[]",
            "\"\"",
            "-1",
            "1e999",
            "true",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"userId\":",
            ",",
            ":",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\",
            "\u0000",
            "\ufeff",
            "😀",
            "9".repeat(70),
            "[[[[[[[[[[",
            "\"1969-01-01\"",
            "\"a\":1,\"a\":2,",
            "0");

    private final Checking checking = Checking.withDevices();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void areNeverAnsweredByAnythingElse(long seed) {
        Random random = new Random(seed);
        int read = 0;
        int refusedItems = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = mutated(random);
            try {
                for (Submission each : take(body)) {
                    read++;
                    if (each instanceof Unacceptable refused) {
                        refusedItems++;
                        assertThat(refused.detail()).isNotEmpty();
                        checking.reader().read("shop", refused.raw(), Checking.RECEIVED);
                    }
                }
            } catch (Rejected expected) {
                assertThat(expected.detail()).isNotEmpty();
            }
        }
        assertThat(read).isGreaterThan(ROUNDS / 10);
        assertThat(refusedItems).isGreaterThan(ROUNDS / 100);
    }

    private List<Submission> take(byte[] body) {
        SentBody sent = checking.bodies.read(body, Shape.ANY);
        sent.writeKey();
        Defaults defaults = Defaults.ofEnvelope(sent.envelope());
        return sent.items().stream()
                .map(item -> CloudEvents.isOne(item) ? CloudEvents.interaction(item) : item)
                .map(item -> checking.checks.check(item, defaults, checking.arrival))
                .toList();
    }

    private static byte[] mutated(Random random) {
        byte[] body = Checking.bytes(VALID.get(random.nextInt(VALID.size())));
        int mutations = 1 + random.nextInt(3);
        for (int i = 0; i < mutations; i++) {
            body = switch (random.nextInt(5)) {
                case 0 -> replaced(body, random, new byte[] {(byte) random.nextInt(256)});
                case 1 -> Arrays.copyOf(body, random.nextInt(body.length) + 1);
                case 2 -> valueReplaced(body, random);
                default -> replaced(body, random, Checking.bytes(PIECES.get(random.nextInt(PIECES.size()))));
            };
        }
        return body;
    }

    /** Replaces what stands behind a colon, up to the next comma or bracket, so that the result often stays JSON. */
    private static byte[] valueReplaced(byte[] body, Random random) {
        int from = random.nextInt(body.length);
        while (from < body.length && body[from] != ':') {
            from++;
        }
        int to = Math.min(from + 1, body.length);
        while (to < body.length && ",}]{[".indexOf(body[to]) < 0) {
            to++;
        }
        byte[] piece = Checking.bytes(PIECES.get(random.nextInt(PIECES.size())));
        return spliced(body, Math.min(from + 1, body.length), to, piece);
    }

    private static byte[] replaced(byte[] body, Random random, byte[] piece) {
        int from = random.nextInt(body.length);
        return spliced(body, from, Math.min(body.length, from + random.nextInt(4)), piece);
    }

    private static byte[] spliced(byte[] body, int from, int to, byte[] piece) {
        byte[] result = new byte[from + piece.length + body.length - to];
        System.arraycopy(body, 0, result, 0, from);
        System.arraycopy(piece, 0, result, from, piece.length);
        System.arraycopy(body, to, result, from + piece.length, body.length - to);
        return result;
    }
}
