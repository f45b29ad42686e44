package dev.annals.platform.condition;

import dev.annals.api.identity.FragmentId;
import dev.annals.platform.crypto.Sha256;
import java.nio.ByteBuffer;

/** Divides people at random and for ever: the same salt and profile always fall into the same place. */
public final class Buckets {

    private static final double WHOLE = 4_294_967_296.0;

    private Buckets() {}

    /** Where a profile falls, in percent: from 0, less than 100. */
    public static double percent(String salt, FragmentId profile) {
        byte[] hash = Sha256.of(salt + profile);
        return Integer.toUnsignedLong(ByteBuffer.wrap(hash).getInt()) / WHOLE * 100;
    }
}
