package dev.annals.command.intake;

import static dev.annals.command.intake.Endpoints.keyed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class RequestBodyTest {

    private static final byte[] PAGE = "{\"userId\":\"u\"}".getBytes(StandardCharsets.UTF_8);

    private final Endpoints endpoints = new Endpoints();

    @Test
    void isInflatedAsItsEncodingSays() throws IOException {
        assertThat(status("gzip", gzip(PAGE))).isEqualTo(200);
        assertThat(status("GZIP", gzip(PAGE))).isEqualTo(200);
        assertThat(status("x-gzip", gzip(PAGE))).isEqualTo(200);
        assertThat(status("deflate", deflate(PAGE, false))).isEqualTo(200);
        assertThat(status("deflate", deflate(PAGE, true))).isEqualTo(200);
        assertThat(status("identity", PAGE)).isEqualTo(200);
        assertThat(endpoints.recorder.recorded).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "gzip, gzip", "compress"})
    void ofAnotherEncodingIsNotRead(String encoding) {
        endpoints
                .ask(encoded(encoding, PAGE))
                .isProblem(
                        415, "unsupported-media-type", "The Content-Encoding is none of gzip, deflate and identity.");
    }

    @Test
    void thatIsNotWhatItsEncodingSaysIsRefused() throws IOException {
        String detail = "The body is not what its Content-Encoding says, or is cut off.";
        endpoints.ask(encoded("gzip", PAGE)).isProblem(400, "malformed-json", detail);
        endpoints.ask(encoded("gzip", new byte[0])).isProblem(400, "malformed-json", detail);
        endpoints.ask(encoded("deflate", new byte[] {1, 2, 3})).isProblem(400, "malformed-json", detail);
        byte[] whole = gzip(PAGE);
        for (int length = 1; length < whole.length; length++) {
            assertThat(status("gzip", Arrays.copyOf(whole, length))).isEqualTo(400);
        }
        assertThat(endpoints.recorder.isEmpty()).isTrue();
    }

    @Test
    void mayHaveFiveHundredKilobytesInflatedAndNotOneMore() throws IOException {
        String head = "{\"batch\":[],\"pad\":\"";
        String exact = head + "x".repeat(500 * 1024 - head.length() - 2) + "\"}";
        String detail = "The body has more than 512000 bytes, inflated.";

        assertThat(endpoints.ask(keyed("/v1/batch", exact)).status()).isEqualTo(200);
        assertThat(endpoints.ask(batch("gzip", gzip(utf8(exact)))).status()).isEqualTo(200);
        endpoints.ask(keyed("/v1/batch", exact + " ")).isProblem(413, "body-too-large", detail);
        endpoints.ask(batch("gzip", gzip(utf8(exact + " ")))).isProblem(413, "body-too-large", detail);
        endpoints.ask(batch("deflate", deflate(utf8(exact + " "), true))).isProblem(413, "body-too-large", detail);
    }

    @Test
    void thatInflatesToAGigabyteIsStoppedEarly() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            byte[] zeros = new byte[1024 * 1024];
            for (int megabyte = 0; megabyte < 300; megabyte++) {
                gzip.write(zeros);
            }
        }
        byte[] sent = bomb.toByteArray();
        assertThat(sent).hasSizeLessThan(500 * 1024);

        ByteArrayInputStream body = new ByteArrayInputStream(sent);
        MockHttpServletRequest request = new MockHttpServletRequest() {
            @Override
            public DelegatingServletInputStream getInputStream() {
                return new DelegatingServletInputStream(body);
            }
        };
        request.addHeader("Content-Encoding", "gzip");
        request.addHeader("Expect", "100-continue");

        assertThatThrownBy(() -> RequestBody.json(request))
                .hasMessage("The body has more than 512000 bytes, inflated.");
        assertThat(sent.length - body.available()).isLessThan(10_000);
    }

    @Test
    void thatInflatesToNothingForEverIsStoppedToo() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        byte[] nothing = gzip(new byte[0]);
        while (members.size() <= 500 * 1024) {
            members.write(nothing);
        }

        endpoints
                .ask(batch("gzip", members.toByteArray()))
                .isProblem(413, "body-too-large", "The body has more than 512000 bytes, inflated.");
    }

    @Test
    void ofTwentyMegabytesIsRefused() {
        endpoints
                .ask(keyed("/v1/track", "{\"event\":\"" + "x".repeat(20 * 1024 * 1024) + "\"}"))
                .isProblem(413, "body-too-large", "The body has more than 512000 bytes, inflated.");
    }

    @Test
    void ofRandomBytesIsNeverAnIncident() {
        Random random = new Random(11);
        for (String encoding : new String[] {"gzip", "deflate", "identity"}) {
            for (int round = 0; round < 200; round++) {
                byte[] noise = new byte[random.nextInt(200)];
                random.nextBytes(noise);
                assertThat(status(encoding, noise)).isEqualTo(400);
            }
        }
    }

    private int status(String encoding, byte[] body) {
        return endpoints.ask(encoded(encoding, body)).status();
    }

    private static MockHttpServletRequestBuilder encoded(String encoding, byte[] body) {
        return post("/v1/page")
                .header("Authorization", Endpoints.basic("key-1:"))
                .header("Content-Encoding", encoding)
                .content(body);
    }

    private static MockHttpServletRequestBuilder batch(String encoding, byte[] body) {
        return post("/v1/batch")
                .header("Authorization", Endpoints.basic("key-1:"))
                .header("Content-Encoding", encoding)
                .content(body);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] deflate(byte[] plain, boolean raw) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream deflate = new DeflaterOutputStream(bytes, new Deflater(6, raw))) {
            deflate.write(plain);
        }
        return bytes.toByteArray();
    }
}
