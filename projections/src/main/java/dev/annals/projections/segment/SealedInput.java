package dev.annals.projections.segment;

import dev.annals.platform.crypto.SubjectKey;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Opens what {@link SealedOutput} sealed. Whatever is not as it was written makes reading fail. */
final class SealedInput extends InputStream {

    private final DataInputStream in;
    private final SubjectKey key;
    private final long of;
    private byte[] block = {};
    private int read;
    private int index;
    private boolean isLast;

    SealedInput(InputStream in, SubjectKey key, long of) {
        this.in = new DataInputStream(in);
        this.key = key;
        this.of = of;
    }

    @Override
    public int read() throws IOException {
        return isAnythingLeft() ? block[read++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!isAnythingLeft()) {
            return -1;
        }
        int taken = Math.min(length, block.length - read);
        System.arraycopy(block, read, into, offset, taken);
        read += taken;
        return taken;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean isAnythingLeft() throws IOException {
        while (read == block.length && !isLast) {
            open();
        }
        return read < block.length;
    }

    private void open() throws IOException {
        int length = in.readInt();
        isLast = length < 0;
        int size = Math.abs(length);
        if (size < SubjectKey.OVERHEAD || size > SealedOutput.BLOCK + SubjectKey.OVERHEAD) {
            throw new IOException("A block of a checkpoint has an impossible length");
        }
        byte[] sealed = in.readNBytes(size);
        if (sealed.length < size) {
            throw new IOException("A checkpoint is cut short");
        }
        try {
            block = key.open(sealed, SealedOutput.bound(of, index, isLast))
                    .orElseThrow(() -> new IOException("A checkpoint was sealed with another key"));
        } catch (IllegalStateException changed) {
            throw new IOException("A block of a checkpoint was changed", changed);
        }
        index++;
        read = 0;
    }
}
