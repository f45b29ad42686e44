package dev.annals.benchmarks.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.annals.benchmarks.TinyServer;
import dev.annals.benchmarks.TinyServer.Reply;
import dev.annals.benchmarks.product.Rest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationTest {

    @TempDir
    private Path folder;

    private Ledger ledger;
    private List<String> stored = List.of();
    private final TinyServer server = new TinyServer(this::reply);

    @BeforeEach
    void open() {
        ledger = new Ledger(folder.resolve("ledger.txt"));
        ledger.enter(Ledger.Turn.SENT, List.of("a", "b", "c", "d"));
        ledger.enter(Ledger.Turn.UNKNOWN, List.of("b"));
        ledger.enter(Ledger.Turn.ACKED, List.of("a", "b", "c"));
        ledger.enter(Ledger.Turn.REJECTED, List.of("d"));
    }

    @AfterEach
    void close() {
        ledger.close();
        server.close();
    }

    /** Two identifiers lead to one profile, whose timeline has two pages. */
    private Reply reply(HttpExchange exchange) {
        String path = exchange.getRequestURI().toString();
        if (!path.contains("/timeline")) {
            return Reply.ok("{\"profileId\":\"p1\"}");
        }
        boolean isFirst = !path.contains("cursor=");
        Stream<String> ids =
                isFirst ? stored.stream().limit(2) : stored.stream().skip(2);
        return Reply.ok("{\"items\":[%s],\"next\":%s}"
                .formatted(
                        ids.map(id -> "{\"messageId\":\"" + id + "\"}").collect(Collectors.joining(",")),
                        isFirst ? "\"more\"" : "null"));
    }

    private List<String> differences() throws IOException, InterruptedException {
        return new Reconciliation(Rest.holder(server.url(), "token"), () -> stored.size(), ledger)
                .differences(List.of("user_id:one", "email:one@example.com"), 7);
    }

    @Test
    void nothingIsWrongWhenAllAcknowledgedIsStoredOnce() throws Exception {
        stored = List.of("c", "a", "b");
        assertThat(differences()).isEmpty();
    }

    @Test
    void whatIsMissingIsFound() throws Exception {
        stored = List.of("c", "a");
        assertThat(differences())
                .containsExactly(
                        "1 acknowledged but not stored: [b]", "The log holds 2 interactions, acknowledged were 3");
    }

    @Test
    void whatIsDoubledIsFound() throws Exception {
        stored = List.of("c", "a", "b", "b");
        assertThat(differences()).contains("1 stored more than once: [b]");
    }

    @Test
    void whatWasRejectedAndIsStoredAllTheSameIsFound() throws Exception {
        stored = List.of("c", "a", "b", "d");
        assertThat(differences()).contains("1 rejected but stored: [d]", "1 stored but never acknowledged: [d]");
    }

    @Test
    void anInteractionWhoseFateIsUnknownIsFound() throws Exception {
        ledger.enter(Ledger.Turn.UNKNOWN, List.of("e"));
        stored = List.of("c", "a", "b");
        assertThat(differences()).containsExactly("1 still unknown: [e]");
    }

    @Test
    void theLedgerIsOnDiskBeforeItsClientGoesOn() throws IOException {
        assertThat(Files.readString(folder.resolve("ledger.txt")))
                .startsWith("sent a\nsent b\nsent c\nsent d\nunknown b\nacked a\n")
                .endsWith("rejected d\n");
    }
}
