package dev.annals.platform.condition;

import dev.annals.api.identity.FragmentId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Divides people at random and for ever: the same salt and profile always fall into the same place. */
final class Buckets {

    private static final double WHOLE = 4_294_967_296.0;

    private Buckets() {}

    /** Where a profile falls, in percent: from 0, less than 100. */
    static double percent(String salt, FragmentId profile) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt.getBytes(StandardCharsets.UTF_8));
            UUID id = profile.value();
            byte[] hash = digest.digest(id.toString().getBytes(StandardCharsets.US_ASCII));
            long first = Integer.toUnsignedLong(ByteBuffer.wrap(hash).getInt());
            return first / WHOLE * 100;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
