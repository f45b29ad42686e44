package dev.annals.channels.ledger;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * Sends checkpoints to a syslog server, one message each (RFC 5424 over UDP, facility log audit). The message says origin,
 * size and root, and holds the whole note in Base64. UDP does not tell whether it arrived.
 */
final class SyslogWitness implements Witness {

    private static final int PORT = 514;
    private static final int LOG_AUDIT_INFORMATIONAL = 13 * 8 + 6;

    private final String host;
    private final int port;
    private final Clock clock;

    /** @param server {@code host} or {@code host:port} */
    SyslogWitness(String server, Clock clock) {
        int colon = server.indexOf(':');
        this.host = colon < 0 ? server : server.substring(0, colon);
        this.port = colon < 0 ? PORT : Integer.parseInt(server.substring(colon + 1));
        this.clock = clock;
    }

    @Override
    public String name() {
        return "syslog";
    }

    @Override
    public void show(String note) throws IOException {
        byte[] message = message(note).getBytes(StandardCharsets.US_ASCII);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(message, message.length, InetAddress.getByName(host), port));
        }
    }

    private String message(String note) {
        String[] lines = note.split("\n", 4);
        return "<%d>1 %s - annals %d checkpoint - origin=%s size=%s root=%s note=%s"
                .formatted(
                        LOG_AUDIT_INFORMATIONAL,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        ProcessHandle.current().pid(),
                        lines[0],
                        lines[1],
                        lines[2],
                        Base64.getEncoder().encodeToString(note.getBytes(StandardCharsets.UTF_8)));
    }
}
