package dev.annals.platform.crypto;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.google.crypto.tink.subtle.Ed25519Verify;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signs JSON documents so that anybody can check them without asking Annals: a proof of the W3C's Data Integrity EdDSA
 * Cryptosuites, suite {@code eddsa-jcs-2022}, under the member {@code proof}. The key is part of it, as a {@code did:key};
 * whether it is the right one is for the reader to know.
 */
public final class SignedJson {

    private static final String PROOF = "proof";
    private static final String CONTEXT = "@context";
    private static final String VALUE = "proofValue";
    private static final String METHOD = "verificationMethod";
    private static final String DID_KEY = "did:key:";
    private static final byte[] ED25519_KEY = {(byte) 0xed, 0x01};
    private static final int KEY_LENGTH = 32;

    private final byte[] seed;
    private final String publicKey;

    private SignedJson(byte[] seed, String publicKey) {
        this.seed = seed;
        this.publicKey = publicKey;
    }

    /**
     * Signs with an Ed25519 key.
     *
     * @param seed the 32 bytes of the private key
     */
    public static SignedJson with(byte[] seed) {
        try {
            byte[] key = Ed25519Sign.KeyPair.newKeyPairFromSeed(seed).getPublicKey();
            byte[] named = ByteBuffer.allocate(ED25519_KEY.length + key.length)
                    .put(ED25519_KEY)
                    .put(key)
                    .array();
            return new SignedJson(seed.clone(), "z" + Base58.encode(named));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("A seed has 32 bytes", e);
        }
    }

    /** The key that its signatures are checked with, in Multibase: {@code z6Mk...}. */
    public String publicKey() {
        return publicKey;
    }

    /** The document with its proof. */
    public ObjectNode sign(ObjectNode document, Instant created) {
        ObjectNode proof = JsonMapper.shared().createObjectNode();
        proof.put("type", "DataIntegrityProof");
        proof.put("cryptosuite", "eddsa-jcs-2022");
        proof.put("created", created.toString());
        proof.put(METHOD, DID_KEY + publicKey + "#" + publicKey);
        proof.put("proofPurpose", "assertionMethod");
        if (document.has(CONTEXT)) {
            proof.set(CONTEXT, document.get(CONTEXT));
        }
        try {
            byte[] signature = new Ed25519Sign(seed).sign(hash(document, proof));
            proof.put(VALUE, "z" + Base58.encode(signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot sign with Ed25519", e);
        }
        ObjectNode signed = document.deepCopy();
        signed.set(PROOF, proof);
        return signed;
    }

    /**
     * The key by which a document is signed; empty when it is not signed, was changed, or its proof is none of these.
     *
     * @param document what {@link #sign} made
     */
    public static Optional<String> signedBy(JsonNode document) {
        if (!(document instanceof ObjectNode given) || !(given.get(PROOF) instanceof ObjectNode proofGiven)) {
            return Optional.empty();
        }
        ObjectNode unsigned = given.deepCopy();
        unsigned.remove(PROOF);
        ObjectNode proof = proofGiven.deepCopy();
        String value = proof.path(VALUE).asString("");
        proof.remove(VALUE);
        String method = proof.path(METHOD).asString("");
        int fragment = method.indexOf('#');
        if (!method.startsWith(DID_KEY) || fragment < 0 || !value.startsWith("z")) {
            return Optional.empty();
        }
        String key = method.substring(fragment + 1);
        try {
            new Ed25519Verify(publicKey(key)).verify(Base58.decode(value.substring(1)), hash(unsigned, proof));
            return method.equals(DID_KEY + key + "#" + key) && isOfThisSuite(proof)
                    ? Optional.of(key)
                    : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    private static boolean isOfThisSuite(JsonNode proof) {
        return proof.path("type").asString("").equals("DataIntegrityProof")
                && proof.path("cryptosuite").asString("").equals("eddsa-jcs-2022");
    }

    private static byte[] publicKey(String multibase) {
        byte[] named = multibase.startsWith("z") ? Base58.decode(multibase.substring(1)) : new byte[0];
        if (named.length != ED25519_KEY.length + KEY_LENGTH
                || named[0] != ED25519_KEY[0]
                || named[1] != ED25519_KEY[1]) {
            throw new IllegalArgumentException("Not an Ed25519 key in Multibase");
        }
        byte[] key = new byte[KEY_LENGTH];
        System.arraycopy(named, ED25519_KEY.length, key, 0, KEY_LENGTH);
        return key;
    }

    private static byte[] hash(ObjectNode document, ObjectNode proof) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] ofProof = sha256.digest(CanonicalJson.of(proof));
            byte[] ofDocument = sha256.digest(CanonicalJson.of(document));
            return ByteBuffer.allocate(ofProof.length + ofDocument.length)
                    .put(ofProof)
                    .put(ofDocument)
                    .array();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256", e);
        }
    }
}
