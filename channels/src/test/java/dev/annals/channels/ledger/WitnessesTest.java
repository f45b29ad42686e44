package dev.annals.channels.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.annals.channels.web.LoopbackHttp;
import dev.annals.channels.web.OutboundHttp;
import dev.annals.platform.ledger.Checkpoint;
import dev.annals.platform.ledger.Checkpoints.Signed;
import dev.annals.platform.ledger.NoteSigner;
import dev.annals.testkit.ledger.InMemoryCheckpoints;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessesTest {

    private static final NoteSigner SIGNER = NoteSigner.of("example.org/log", new byte[32]);

    private final InMemoryCheckpoints checkpoints = new InMemoryCheckpoints();

    @Test
    void nothingIsShownBeforeAnythingIsSigned() throws Exception {
        Remembering witness = new Remembering();

        assertThat(new Witnesses(checkpoints, List.of(witness)).show()).isTrue();

        assertThat(witness.shown).isEmpty();
    }

    @Test
    void everyWitnessIsShownTheNewestCheckpointOnce() throws Exception {
        Remembering witness = new Remembering();
        Witnesses witnesses = new Witnesses(checkpoints, List.of(witness));
        sign(10);
        sign(20);

        assertThat(witnesses.show()).isTrue();
        assertThat(witnesses.show()).isTrue();
        String newest = sign(30);
        assertThat(witnesses.show()).isTrue();

        assertThat(witness.shown).hasSize(2).endsWith(newest);
    }

    @Test
    void oneThatIsAwayDoesNotKeepTheOthersFromSeeingItAndIsShownItLater() throws Exception {
        Remembering away = new Remembering();
        Remembering there = new Remembering();
        Witnesses witnesses = new Witnesses(checkpoints, List.of(away, there));
        sign(10);
        away.isAway = true;
        assertThat(witnesses.show()).isFalse();
        assertThat(there.shown).hasSize(1);

        away.isAway = false;
        assertThat(witnesses.show()).isTrue();
        assertThat(away.shown).hasSize(1);
        assertThat(there.shown).hasSize(1);
    }

    @Test
    void aFileHoldsOneCheckpointBehindTheOtherAndNoneTwiceInARow(@TempDir Path folder) throws Exception {
        FileWitness witness = new FileWitness(folder.resolve("other/checkpoints.txt"));

        witness.show(note(10));
        witness.show(note(10));
        witness.show(note(20));

        assertThat(Files.readString(witness.file())).isEqualTo(note(10) + "\n" + note(20) + "\n");
    }

    @Test
    void aWebhookIsPostedTheNote() throws Exception {
        List<String> posted = new CopyOnWriteArrayList<>();
        try (Hook hook = new Hook(200, posted);
                OutboundHttp http = LoopbackHttp.client()) {
            new WebhookWitness(hook.address(), http).show(note(10));
        }
        assertThat(posted).containsExactly("text/plain; charset=utf-8|" + note(10));
    }

    @Test
    void aWebhookThatSendsElsewhereOrRefusesHasNotTakenIt() throws Exception {
        for (int status : new int[] {302, 307, 404, 500}) {
            List<String> posted = new CopyOnWriteArrayList<>();
            try (Hook hook = new Hook(status, posted);
                    OutboundHttp http = LoopbackHttp.client()) {
                assertThatThrownBy(() -> new WebhookWitness(hook.address(), http).show(note(10)))
                        .isInstanceOf(IOException.class)
                        .hasMessage("It answered " + status);
            }
            assertThat(posted).hasSize(1);
        }
    }

    @Test
    void aSyslogServerIsSentTheWholeNoteInOneMessage() throws Exception {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(5_000);
            Clock clock = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
            new SyslogWitness("127.0.0.1:" + server.getLocalPort(), clock).show(note(10));
            DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
            server.receive(packet);

            String message = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
            assertThat(message)
                    .startsWith("<110>1 2026-03-01T10:00:00Z - annals ")
                    .contains(" checkpoint - origin=example.org/log size=10 root=AAAA");
            String encoded = message.substring(message.indexOf("note=") + 5);
            assertThat(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8))
                    .isEqualTo(note(10));
        }
    }

    private String sign(long size) {
        Checkpoint checkpoint = new Checkpoint(SIGNER.key().name(), size, new byte[32]);
        checkpoints.add(new Signed(checkpoint, note(size), size, Instant.EPOCH), size - 10);
        return note(size);
    }

    private static String note(long size) {
        return SIGNER.sign(new Checkpoint(SIGNER.key().name(), size, new byte[32]).text());
    }

    private static final class Remembering implements Witness {

        private final List<String> shown = new ArrayList<>();
        private boolean isAway;

        @Override
        public String name() {
            return "remembering";
        }

        @Override
        public void show(String note) throws IOException {
            if (isAway) {
                throw new IOException("away");
            }
            shown.add(note);
        }
    }

    private static final class Hook implements AutoCloseable {

        private final HttpServer server;

        Hook(int status, List<String> posted) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                posted.add(exchange.getRequestHeaders().getFirst("Content-Type") + "|"
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.getResponseHeaders().add("Location", "/elsewhere");
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            server.start();
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/checkpoints");
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
