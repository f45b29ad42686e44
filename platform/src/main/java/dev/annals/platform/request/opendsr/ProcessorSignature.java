package dev.annals.platform.request.opendsr;

import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;

/**
 * Signs what controllers are answered and called back with, so that they can show who said it: SHA-256 of the body as it
 * is sent, by ECDSA or RSA (FIPS 186-4), in the headers of OpenDSR 2.0.
 */
public final class ProcessorSignature {

    /** The header that names the processor's domain. */
    public static final String DOMAIN_HEADER = "X-OpenDSR-Processor-Domain";

    /** The header that holds the signature in Base64. */
    public static final String SIGNATURE_HEADER = "X-OpenDSR-Signature";

    private static final int LINE = 64;

    private final String domain;
    private final PrivateKey key;
    private final List<X509Certificate> certificates;

    /**
     * A signature.
     *
     * @param domain the domain it is given for
     * @param key what it is made with
     * @param certificates the certificate of the key, and those that vouch for it
     * @throws IllegalArgumentException when the key is not the certificate's
     */
    public ProcessorSignature(String domain, PrivateKey key, List<X509Certificate> certificates) {
        this.domain = domain;
        this.key = key;
        this.certificates = List.copyOf(certificates);
        byte[] anything = {1};
        if (!verifies(certificates.getFirst().getPublicKey(), anything, sign(anything))) {
            throw new IllegalArgumentException("annals.opendsr.key is not the key of annals.opendsr.certificate");
        }
    }

    /**
     * The signature that the settings name, or one by a key of the installation and a certificate that nobody vouches for.
     *
     * @param publicUrl the address under which the installation is reached; null where nobody said so
     * @param seed the 32 bytes from which the installation's own key is derived
     * @param now when the installation's own certificate begins
     */
    public static ProcessorSignature of(OpenDsrProperties given, @Nullable String publicUrl, byte[] seed, Instant now) {
        String domain = given.domain() != null ? given.domain() : host(publicUrl);
        if (given.certificate() == null || given.key() == null) {
            return OwnCertificate.of(domain, seed, now);
        }
        return configured(domain, given.certificate(), given.key());
    }

    private static ProcessorSignature configured(String domain, Path certificate, Path key) {
        try {
            List<X509Certificate> certificates = PemContent.load(certificate).getCertificates();
            PrivateKey found = PemContent.load(key).getPrivateKey();
            if (certificates.isEmpty() || found == null) {
                throw new IllegalArgumentException(
                        "annals.opendsr.certificate holds no certificate, or annals.opendsr.key no key");
            }
            return new ProcessorSignature(domain, found, certificates);
        } catch (java.io.IOException | IllegalStateException unreadable) {
            throw new IllegalArgumentException(
                    "annals.opendsr.certificate or annals.opendsr.key is no PEM file that can be read", unreadable);
        }
    }

    private static String host(@Nullable String publicUrl) {
        String host = publicUrl == null ? null : URI.create(publicUrl).getHost();
        return host == null ? "localhost" : host;
    }

    /** The domain it is given for. */
    public String domain() {
        return domain;
    }

    /** The headers that belong to a body. */
    public Map<String, String> headers(byte[] body) {
        return Map.of(
                DOMAIN_HEADER, domain, SIGNATURE_HEADER, Base64.getEncoder().encodeToString(sign(body)));
    }

    /** The certificate that it is checked by and those that vouch for it, as PEM. */
    public String certificate() {
        StringBuilder pem = new StringBuilder();
        Base64.Encoder lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
        try {
            for (X509Certificate certificate : certificates) {
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(lines.encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            }
            return pem.toString();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate has no encoding", e);
        }
    }

    private byte[] sign(byte[] body) {
        try {
            Signature signature = Signature.getInstance(algorithm(key.getAlgorithm()));
            signature.initSign(key);
            signature.update(body);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("annals.opendsr.key is no key that this Java runtime signs with", e);
        }
    }

    private static boolean verifies(PublicKey key, byte[] body, byte[] given) {
        try {
            Signature signature = Signature.getInstance(algorithm(key.getAlgorithm()));
            signature.initVerify(key);
            signature.update(body);
            return signature.verify(given);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String algorithm(String ofKey) {
        return ofKey.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    }
}
