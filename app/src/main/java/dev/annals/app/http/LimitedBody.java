package dev.annals.app.http;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;

/** A request's body that breaks off with a refusal when it grows too long, or takes too long. */
final class LimitedBody extends ServletInputStream {

    private final ServletInputStream body;
    private final long mostBytes;
    private final Duration time;
    private final long began = System.nanoTime();
    private long count;

    LimitedBody(ServletInputStream body, long mostBytes, Duration time) {
        this.body = body;
        this.mostBytes = mostBytes;
        this.time = time;
    }

    @Override
    public int read() throws IOException {
        int read = body.read();
        check(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = body.read(buffer, offset, length);
        check(Math.max(read, 0));
        return read;
    }

    private void check(int more) {
        count += more;
        if (count > mostBytes) {
            throw new Rejected(Rejection.BODY_TOO_LARGE, "It has more than " + mostBytes + " bytes.");
        }
        if (System.nanoTime() - began > time.toNanos()) {
            throw new Rejected(Rejection.TOO_SLOW, "It took more than " + time.toSeconds() + " seconds.");
        }
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
