package dev.annals.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SignedJsonTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String DOCUMENT =
            "{\"b\":[1,-2,true,null,{}],\"a\":\"é 安娜 \\\" \\\\ \\n \\u0007\",\"ä\":{\"z\":\"\"}}";

    private final SignedJson signer = SignedJson.with(new byte[32]);

    @Test
    void whatIsSignedIsRecognised() {
        ObjectNode signed = signer.sign(tree(DOCUMENT), NOON);

        assertThat(SignedJson.signedBy(signed)).hasValue(signer.publicKey());
        assertThat(SignedJson.signedBy(tree(signed.toPrettyString())))
                .as("white space and order do not matter")
                .hasValue(signer.publicKey());
        assertThat(signed.path("proof").path("verificationMethod").asString()).startsWith("did:key:z6Mk");
    }

    @Test
    void everyChangedCharacterIsNoticed() {
        String signed = signer.sign(tree(DOCUMENT), NOON).toString();
        int readable = 0;
        for (int i = 0; i < signed.length(); i++) {
            char other = signed.charAt(i) == 'x' ? 'y' : 'x';
            String changed = signed.substring(0, i) + other + signed.substring(i + 1);
            JsonNode tree;
            try {
                tree = tree(changed);
            } catch (RuntimeException noJson) {
                continue;
            }
            readable++;
            assertThat(SignedJson.signedBy(tree)).as(changed).isEmpty();
        }
        assertThat(readable).isGreaterThan(200);
    }

    @Test
    void theProofOfAnotherImplementationIsRecognised() {
        String key = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
        String contexts = """
                ["https://www.w3.org/ns/credentials/v2","https://www.w3.org/ns/credentials/examples/v2"]""";
        ObjectNode credential = tree("""
                {"@context":%1$s,"id":"urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
                 "type":["VerifiableCredential","AlumniCredential"],"name":"Alumni Credential",
                 "description":"A minimum viable example of an Alumni Credential.","issuer":"did:key:%2$s",
                 "validFrom":"2023-01-01T00:00:00Z",
                 "credentialSubject":{"id":"did:example:abcdefgh","alumniOf":"The School of Examples"},
                 "proof":{"type":"DataIntegrityProof","created":"2023-02-24T23:36:38Z",
                  "verificationMethod":"did:key:%2$s#%2$s","cryptosuite":"eddsa-jcs-2022",
                  "proofPurpose":"assertionMethod","@context":%1$s,
                  "proofValue":"z5EhYRJkfPLkoT92FPXN8KK6M9rsBhq3xs19GBSsA6VdNYH4QMKSyNuA2Gfznz9QthVD7Rz3HTAfqxxay23htUpTg"}}
                """.formatted(contexts, key));

        assertThat(SignedJson.signedBy(credential)).hasValue(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "[]",
                "{}",
                "{\"proof\":1}",
                "{\"proof\":{}}",
                "{\"proof\":{\"proofValue\":\"z0\",\"verificationMethod\":\"did:key:z1#z1\"}}",
                "{\"proof\":{\"proofValue\":\"z\",\"verificationMethod\":\"did:key:#\"}}"
            })
    void whatIsNotSignedIsNot(String document) {
        assertThat(SignedJson.signedBy(JsonMapper.shared().readTree(document))).isEmpty();
    }

    @Test
    void membersAreSortedAndNothingIsBetweenThem() {
        assertThat(new String(
                        CanonicalJson.of(tree("{\"b\" : 1, \"a\": [ ] ,\"\":{\"x\":\"\\u000f/\"}}")),
                        StandardCharsets.UTF_8))
                .isEqualTo("{\"\":{\"x\":\"\\u000f/\"},\"a\":[],\"b\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "9007199254740992", "1e400"})
    void numbersThatOthersWouldWriteOtherwiseAreRefused(String number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.of(JsonMapper.shared().readTree(number)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "00", "0000010f", "ff", "00ff00", "ed01d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325"})
    void base58LosesNothing(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(Base58.decode(Base58.encode(bytes))).isEqualTo(bytes);
    }

    private static ObjectNode tree(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }
}
