package dev.annals.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One keep-alive connection with at most one request under way. */
final class Line {

    private static final int LONGEST_REQUEST = 600 * 1024;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer request = ByteBuffer.allocateDirect(LONGEST_REQUEST);
    private final AnswerReader answer = new AnswerReader();
    private int interactions;
    private long due;

    private Line(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    static Line connect(InetSocketAddress target, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(target);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return new Line(channel, selector);
    }

    void send(Requests requests, long due) throws IOException {
        this.due = due;
        request.clear();
        interactions = requests.next(request);
        request.flip();
        write();
    }

    /** Writes on, or reads on; tells whether the answer is complete. */
    boolean proceed() throws IOException {
        if (request.hasRemaining()) {
            write();
            return false;
        }
        return answer.readFrom(channel);
    }

    private void write() throws IOException {
        channel.write(request);
        key.interestOps(request.hasRemaining() ? SelectionKey.OP_WRITE | SelectionKey.OP_READ : SelectionKey.OP_READ);
    }

    boolean wasGood() {
        return answer.status() / 100 == 2;
    }

    int status() {
        return answer.status();
    }

    boolean isSpent() {
        return answer.isLast();
    }

    int interactions() {
        return interactions;
    }

    /** When the request should have been sent, by {@link System#nanoTime}. */
    long due() {
        return due;
    }

    long position() {
        return answer.position();
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the server has let go of it already
            return;
        }
    }
}
