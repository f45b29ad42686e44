package dev.annals.platform.request.opendsr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorSignatureTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final OpenDsrProperties NOTHING = new OpenDsrProperties(null, null, null, 20);
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    @Test
    void theServedCertificateVerifiesTheHeadersOfABodyAndOfNoOther() throws Exception {
        ProcessorSignature signature = ProcessorSignature.of(NOTHING, "https://cdp.example.org/x", new byte[32], NOW);

        assertThat(signature.headers(BODY))
                .containsEntry("X-OpenDSR-Processor-Domain", "cdp.example.org")
                .containsKey("X-OpenDSR-Signature");
        assertThat(verifies(signature, BODY, signature)).isTrue();
        byte[] changed = BODY.clone();
        changed[2]++;
        assertThat(verifies(signature, changed, signature)).isFalse();
    }

    @Test
    void theOwnCertificateIsForTheDomainAndForSigningOnly() throws Exception {
        X509Certificate certificate = certificate(ProcessorSignature.of(NOTHING, null, new byte[32], NOW));

        assertThat(certificate.getSubjectAlternativeNames())
                .singleElement()
                .asString()
                .contains("localhost");
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getKeyUsage()).startsWith(true, false);
        assertThat(certificate.getNotBefore()).isBefore(NOW);
        assertThat(certificate.getNotAfter()).isAfter(NOW);
        certificate.verify(certificate.getPublicKey());
    }

    @Test
    void everyNodeAndEveryStartSignsByTheSameKey() throws Exception {
        byte[] other = new byte[32];
        Arrays.fill(other, (byte) -1);
        ProcessorSignature first = ProcessorSignature.of(NOTHING, null, new byte[32], NOW);
        ProcessorSignature second = ProcessorSignature.of(NOTHING, null, new byte[32], NOW.plusSeconds(9));

        assertThat(verifies(first, BODY, second)).isTrue();
        assertThat(verifies(ProcessorSignature.of(NOTHING, null, other, NOW), BODY, first))
                .isFalse();
    }

    @Test
    void aBoughtCertificateIsServedAndSignedBy(@TempDir Path folder) throws Exception {
        OwnCertificate.Pair pair = OwnCertificate.pair(new byte[] {1});
        ProcessorSignature bought = OwnCertificate.of("dsr.example.org", new byte[] {1}, NOW);
        Path certificate = Files.writeString(folder.resolve("chain.pem"), bought.certificate());
        Path key = pem(folder.resolve("key.pem"), pair.secret().getEncoded());

        ProcessorSignature signature = ProcessorSignature.of(
                new OpenDsrProperties("dsr.example.org", certificate, key, 20), null, new byte[32], NOW);

        assertThat(signature.domain()).isEqualTo("dsr.example.org");
        assertThat(signature.certificate()).isEqualTo(bought.certificate());
        assertThat(verifies(bought, BODY, signature)).isTrue();
    }

    @Test
    void anotherKeyThanTheCertificatesStopsTheStart(@TempDir Path folder) throws Exception {
        Path certificate = Files.writeString(
                folder.resolve("chain.pem"),
                ProcessorSignature.of(NOTHING, null, new byte[] {1}, NOW).certificate());
        Path key = pem(
                folder.resolve("key.pem"),
                KeyPairGenerator.getInstance("EC")
                        .generateKeyPair()
                        .getPrivate()
                        .getEncoded());

        assertThatThrownBy(() -> ProcessorSignature.of(
                        new OpenDsrProperties(null, certificate, key, 20), null, new byte[32], NOW))
                .hasMessage("annals.opendsr.key is not the key of annals.opendsr.certificate");
        assertThatThrownBy(() -> ProcessorSignature.of(
                        new OpenDsrProperties(null, key, certificate, 20), null, new byte[32], NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("annals.opendsr");
    }

    @Test
    void everythingThatIsWrongWithTheSettingsIsToldAtOnce() {
        assertThatThrownBy(() -> new OpenDsrProperties("https://a", Path.of("a.pem"), null, 0))
                .hasMessageContaining("annals.opendsr.domain")
                .hasMessageContaining("annals.opendsr.key")
                .hasMessageContaining("annals.opendsr.callback-attempts is 0");
    }

    private static boolean verifies(ProcessorSignature served, byte[] body, ProcessorSignature signed)
            throws Exception {
        Signature check = Signature.getInstance("SHA256withECDSA");
        check.initVerify(certificate(served));
        check.update(body);
        return check.verify(Base64.getDecoder().decode(signed.headers(BODY).get("X-OpenDSR-Signature")));
    }

    private static X509Certificate certificate(ProcessorSignature signature) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(signature.certificate().getBytes(StandardCharsets.US_ASCII)));
    }

    private static Path pem(Path file, byte[] key) throws IOException {
        return Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                        + "\n-----END PRIVATE KEY-----\n");
    }
}
