package dev.annals.platform.privacy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.platform.crypto.SignedJson;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CertificateCheckTest {

    private static final String CERTIFICATE = """
            {"type":"AnnalsErasureCertificate","version":1,"erasure":"e-1","status":"completed","fragments":["f-1","f-2"],
             "alsoErased":[],"ordered":{"at":"2026-11-21T12:00:00Z"},"completed":{"at":"2026-11-21T12:00:01Z"},
             "checks":[{"subject":"keys","looked":2,"found":0}],"exceptions":[]}""";

    private final SignedJson signer = SignedJson.with(new byte[32]);

    @Test
    void aCertificateAsItWasMadeHolds() {
        CertificateCheck.Result result = CertificateCheck.check(signed(CERTIFICATE), signer.publicKey());

        assertThat(result.holds()).isTrue();
        assertThat(result.summary()).contains("2 identifiers", "2026-11-21T12:00:01Z");
        assertThat(result.key()).isEqualTo(signer.publicKey());
    }

    @Test
    void aChangedByteIsNoticed() {
        String changed = signed(CERTIFICATE).replace("f-2", "f-3");
        assertThat(CertificateCheck.check(changed, null).wrong()).anyMatch(it -> it.contains("was changed"));
    }

    @Test
    void theKeyOfSomebodyElseIsNoticed() {
        String other = SignedJson.with("another 32 bytes of a key's seed".getBytes(US_ASCII))
                .sign((ObjectNode) JsonMapper.shared().readTree(CERTIFICATE), Instant.EPOCH)
                .toString();

        assertThat(CertificateCheck.check(other, null).holds()).isTrue();
        assertThat(CertificateCheck.check(other, signer.publicKey()).wrong())
                .anyMatch(it -> it.contains("not by the key that was expected"));
    }

    @Test
    void whatContradictsItselfDoesNotHold() {
        assertThat(wrong(CERTIFICATE.replace("\"found\":0", "\"found\":1"))).anyMatch(it -> it.contains("keys"));
        assertThat(wrong(CERTIFICATE.replace("\"completed\",", "\"in_progress\",")))
                .anyMatch(it -> it.contains("not complete"));
        assertThat(wrong(CERTIFICATE.replace("[\"f-1\",\"f-2\"]", "[]"))).anyMatch(it -> it.contains("nothing"));
        assertThat(wrong(CERTIFICATE.replace("\"exceptions\":[]", "\"exceptions\":[{\"category\":\"transactions\"}]")))
                .anyMatch(it -> it.contains("contradict"));
        assertThat(wrong("{}")).anyMatch(it -> it.contains("not the certificate"));
        assertThat(CertificateCheck.check("{", null).wrong()).containsExactly("It is not JSON.");
    }

    private List<String> wrong(String certificate) {
        return CertificateCheck.check(signed(certificate), null).wrong();
    }

    private String signed(String certificate) {
        return signer.sign((ObjectNode) JsonMapper.shared().readTree(certificate), Instant.EPOCH)
                .toString();
    }
}
