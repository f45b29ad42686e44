package dev.annals.platform.request.opendsr;

import java.io.IOException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes a certificate that nobody vouches for, so that OpenDSR can be tried before somebody has bought one. The key (P-256)
 * is derived from a secret of the installation, so that it is the same on every node and after every start.
 */
final class OwnCertificate {

    private static final String CURVE = "secp256r1";
    private static final Duration VALID = Duration.ofDays(397);

    private OwnCertificate() {}

    static ProcessorSignature of(String domain, byte[] seed, Instant now) {
        Pair pair = pair(seed);
        try {
            return new ProcessorSignature(domain, pair.secret(), List.of(certificate(domain, pair, now)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("This Java runtime makes no certificates for P-256", e);
        }
    }

    /** The pair of keys that a seed gives. */
    static Pair pair(byte[] seed) {
        X9ECParameters curve = CustomNamedCurves.getByName(CURVE);
        BigInteger secret = new BigInteger(1, seed)
                .mod(curve.getN().subtract(BigInteger.ONE))
                .add(BigInteger.ONE);
        org.bouncycastle.math.ec.ECPoint point =
                new FixedPointCombMultiplier().multiply(curve.getG(), secret).normalize();
        try {
            KeyFactory keys = KeyFactory.getInstance("EC");
            return new Pair(
                    keys.generatePrivate(new ECPrivateKeySpec(secret, parameters())),
                    keys.generatePublic(new ECPublicKeySpec(
                            new ECPoint(
                                    point.getAffineXCoord().toBigInteger(),
                                    point.getAffineYCoord().toBigInteger()),
                            parameters())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no P-256", e);
        }
    }

    private static ECParameterSpec parameters() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(CURVE));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static X509Certificate certificate(String domain, Pair pair, Instant now)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        var name =
                new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, domain).build();
        var builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(VALID)),
                name,
                pair.open());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, domain)));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.secret())));
    }

    /**
     * A pair of keys.
     *
     * @param secret what signs
     * @param open what verifies
     */
    record Pair(PrivateKey secret, PublicKey open) {}
}
