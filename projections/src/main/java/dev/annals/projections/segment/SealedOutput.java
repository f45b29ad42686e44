package dev.annals.projections.segment;

import dev.annals.platform.crypto.SubjectKey;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Seals what is written, block by block. Each block is bound to what it belongs to, to its place and to whether it is the
 * last one, so that none can be changed, moved, left out or cut off.
 */
final class SealedOutput extends OutputStream {

    static final int BLOCK = 1 << 18;

    private final DataOutputStream out;
    private final SubjectKey key;
    private final long of;
    private final byte[] block = new byte[BLOCK];
    private int used;
    private int index;

    /** @param of what the blocks belong to */
    SealedOutput(OutputStream out, SubjectKey key, long of) {
        this.out = new DataOutputStream(out);
        this.key = key;
        this.of = of;
    }

    /** What a block is bound to. */
    static byte[] bound(long of, int index, boolean isLast) {
        return ByteBuffer.allocate(13)
                .putLong(of)
                .putInt(index)
                .put((byte) (isLast ? 1 : 0))
                .array();
    }

    @Override
    public void write(int one) throws IOException {
        if (used == BLOCK) {
            seal(false);
        }
        block[used++] = (byte) one;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        int left = length;
        while (left > 0) {
            if (used == BLOCK) {
                seal(false);
            }
            int fits = Math.min(left, BLOCK - used);
            System.arraycopy(bytes, at, block, used, fits);
            used += fits;
            at += fits;
            left -= fits;
        }
    }

    /** Writes the last block; nothing can follow. */
    void complete() throws IOException {
        seal(true);
        out.flush();
    }

    private void seal(boolean isLast) throws IOException {
        byte[] sealed = key.seal(block, used, bound(of, index, isLast));
        out.writeInt(isLast ? -sealed.length : sealed.length);
        out.write(sealed);
        index++;
        used = 0;
    }
}
