package dev.annals.query.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.ledger.ConsistencyProof;
import dev.annals.api.ledger.InclusionProof;
import dev.annals.api.security.Role;
import dev.annals.platform.ledger.Checkpoint;
import dev.annals.platform.ledger.ExportedSections;
import dev.annals.platform.ledger.InclusionProofs;
import dev.annals.platform.ledger.LedgerVerification;
import dev.annals.platform.ledger.NoteKey;
import dev.annals.platform.ledger.NoteSigner;
import dev.annals.platform.ledger.PositionRange;
import dev.annals.platform.ledger.Proofs;
import dev.annals.platform.ledger.TileAddress;
import dev.annals.platform.ledger.TlogProof;
import dev.annals.platform.ledger.TreeHasher;
import dev.annals.platform.ledger.TreeRoot;
import dev.annals.platform.ledger.Verdict.Sound;
import dev.annals.query.Api;
import dev.annals.testkit.ledger.InMemoryLogRows;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** Reads the ledger as any client of transparency logs would: by its tiles, and nothing else of ours. */
class LedgerControllerTest {

    private static final String LEDGER = "/api/v1/ledger";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Api api = new Api().as(Role.COMPLIANCE);
    private final InMemoryLogRows rows = api.bean(InMemoryLogRows.class);

    @BeforeEach
    void fill() {
        rows.append(700);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aClientOfTransparencyLogsComesToTheSignedRootByTilesAlone() {
        Checkpoint checkpoint = checkpoint();
        TreeRoot tree = new TreeRoot();
        for (long index = 0; index * 256 < checkpoint.size(); index++) {
            int width = (int) Math.min(256, checkpoint.size() - index * 256);
            byte[] tile = bytes("/tile/0/" + new TileAddress(0, index, width).path());
            assertThat(tile).hasSize(width * 32);
            for (int place = 0; place < width; place++) {
                tree.append(Arrays.copyOfRange(tile, place * 32, (place + 1) * 32));
            }
        }
        assertThat(tree.hash()).isEqualTo(checkpoint.root());
    }

    @Test
    void everyEntryHashesToItsLeaf() {
        checkpoint();
        byte[] tile = bytes("/tile/0/002.p/188");
        ByteBuffer bundle = ByteBuffer.wrap(bytes("/tile/entries/002.p/188"));
        for (int place = 0; place < 188; place++) {
            byte[] entry = new byte[bundle.getShort() & 0xffff];
            bundle.get(entry);
            assertThat(new TreeHasher().leaf(entry)).isEqualTo(Arrays.copyOfRange(tile, place * 32, (place + 1) * 32));
        }
        assertThat(bundle.hasRemaining()).isFalse();
    }

    @Test
    void tilesStayAsTheyAreForEverAndCheckpointsDoNot() {
        checkpoint();

        assertThat(ask("/tile/0/000").getResponse().getHeader("Cache-Control")).contains("immutable");
        assertThat(ask("/checkpoint").getResponse().getHeader("Cache-Control")).contains("no-cache");
        assertThat(ask("/checkpoint").getResponse().getContentType()).isEqualTo("text/plain;charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tile/0/003", "/tile/0/002", "/tile/0/002.p/189", "/tile/0/2", "/tile/0/002.p/0", "/tile/64/000",
                "/tile/1/000", "/tile/2/000.p/1", "/tile/63/000.p/1", "/tile/entries/003", "/tile/entries/x",
                        "/tile/0/",
                "/proof/15", "/proof/0", "/proof/-1", "/proof/100000"
            })
    void whatNoCheckpointCoversIsNotThere(String path) {
        checkpoint();

        assertThat(ask(path)).hasStatus(404);
    }

    @Test
    void anEventIsProvenByADocumentThatNeedsNothingElse() throws Exception {
        checkpoint();

        InclusionProof proof =
                JSON.readValue(ask("/proof/510").getResponse().getContentAsString(), InclusionProof.class);

        assertThat(proof.position()).isEqualTo(510);
        assertThat(InclusionProofs.check(proof, null)).isInstanceOf(Sound.class);
        assertThat(InclusionProofs.check(proof, key())).isInstanceOf(Sound.class);
        assertThat(Base64.getDecoder().decode(proof.event().payload()))
                .isEqualTo(rows.at(510).payload());
    }

    @Test
    void theSameProofIsHadAsOtherToolsReadIt() throws Exception {
        checkpoint();

        String text = api.ask(LEDGER + "/proof/510", "Accept", "text/plain")
                .getResponse()
                .getContentAsString();

        assertThat(text).startsWith("c2sp.org/tlog-proof@v1\nextra ").contains("\n\nexample.org/log\n700\n");
        assertThat(TlogProof.parse(text).text()).isEqualTo(text);
        assertThat(TlogProof.parse(text).holds(key())).isTrue();
        assertThat(TlogProof.parse(text.replaceFirst("index \\d+", "index 3")).holds(key()))
                .isFalse();
    }

    @Test
    void anEventThatWasChangedIsNotProven() throws Exception {
        checkpoint();
        rows.put(InMemoryLogRows.changed(rows.at(510)));

        MvcTestResult refused = ask("/proof/510");

        assertThat(refused).hasStatus(409);
        assertThat(refused.getResponse().getContentAsString()).contains("position 510 is not what was signed");
        assertThat(ask("/tile/entries/001")).hasStatus(409);
    }

    @Test
    void aLogIsProvenToHaveOnlyGrown() throws Exception {
        Checkpoint before = checkpoint();
        rows.append(100);
        Checkpoint after = checkpoint();

        ConsistencyProof proof = JSON.readValue(
                ask("/consistency?from=" + before.size() + "&to=" + after.size())
                        .getResponse()
                        .getContentAsString(),
                ConsistencyProof.class);

        Base64.Decoder base64 = Base64.getDecoder();
        List<byte[]> path = proof.path().stream().map(base64::decode).toList();
        assertThat(Proofs.consistent(before.size(), before.root(), after.size(), after.root(), path))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=0&to=5", "from=6&to=5", "from=1&to=701", "from=-1&to=-1"})
    void sizesThatNeverWereAreRefused(String sizes) {
        checkpoint();

        assertThat(ask("/consistency?" + sizes)).hasStatus(400);
    }

    @Test
    void theExportIsVerifiedWithoutTheStore() {
        checkpoint();

        ExportedSections export =
                new ExportedSections(new ByteArrayInputStream(bytes("/export")), PositionRange.EVERYTHING);

        assertThat(new LedgerVerification(export, key(), List.of(), position -> {}).verify())
                .isInstanceOfSatisfying(
                        Sound.class, sound -> assertThat(sound.events()).isEqualTo(700));
    }

    @Test
    void theKeyIsToldInTheFormsThatToolsRead() throws Exception {
        String key = ask("/key").getResponse().getContentAsString();

        assertThat(key)
                .contains("\"origin\":\"example.org/log\"", "\"key\":\"" + key().text(), "-----BEGIN PUBLIC KEY-----");
    }

    @Test
    void whoMayNotReadTheAuditMayNotReadTheLedger() {
        for (Role role : List.of(Role.ANALYST, Role.MARKETER, Role.SOURCE, Role.SERVICE, Role.DESIGNER)) {
            api.as(role);
            for (String path :
                    List.of("/checkpoint", "/tile/0/000", "/tile/entries/000", "/proof/1", "/key", "/export")) {
                assertThat(ask(path)).hasStatus(403);
            }
        }
    }

    private Checkpoint checkpoint() {
        long last = rows.positions().getLast();
        try {
            MvcTestResult answer = ask("/checkpoint?atLeast=" + last);
            assertThat(answer).hasStatusOk();
            assertThat(answer.getResponse().getHeader("X-Annals-Position")).isEqualTo(Long.toString(last));
            return Checkpoint.open(answer.getResponse().getContentAsString(), key());
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private NoteKey key() {
        return api.bean(NoteSigner.class).key();
    }

    private byte[] bytes(String path) {
        MvcTestResult answer = ask(path);
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsByteArray();
    }

    private MvcTestResult ask(String path) {
        return api.ask(LEDGER + path);
    }
}
