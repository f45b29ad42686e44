package dev.annals.app.demo;

import dev.annals.app.demo.story.Message;
import dev.annals.app.demo.story.Source;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends what the store's systems send, and remembers what became of it and a part of it to send again. */
final class Traffic {

    private static final int CONNECTIONS = 4;
    private static final int RESENT_OF_EACH = 500;

    private final Client client;
    private final Map<Source, String> writeKeys;
    private final Terminal terminal;
    private final Tally tally = new Tally();
    private final List<Message> toResend = new ArrayList<>();
    private double seconds;

    Traffic(Client client, Map<Source, String> writeKeys, Terminal terminal) {
        this.client = client;
        this.writeKeys = writeKeys;
        this.terminal = terminal;
    }

    /**
     * Sends all that a teller tells.
     *
     * @param what what it is, for the person watching
     * @param total how many interactions it is
     * @param batchSize how many go into a request
     * @param sentAt the sender's clock, from which intake learns its skew; null for history, whose times are exact
     */
    void send(
            String what,
            long total,
            int batchSize,
            @Nullable InstantSource sentAt,
            Consumer<Consumer<Message>> teller) {
        try (Progress progress = terminal.progress(what, total)) {
            Sender sender = sender(batchSize, sentAt, tally, progress);
            int enough = toResend.size() + RESENT_OF_EACH;
            teller.accept(message -> {
                if (toResend.size() < enough) {
                    toResend.add(message);
                }
                sender.send(message);
            });
            sender.finish();
            seconds += progress.seconds();
        }
    }

    /** Sends the beginning of everything a second time, which intake must notice. */
    void resend(InstantSource sentAt, Findings findings) {
        Tally again = new Tally();
        try (Progress progress = terminal.progress("Sending some of it again", toResend.size())) {
            Sender sender = sender(RESENT_OF_EACH / 5, sentAt, again, progress);
            toResend.forEach(sender::send);
            sender.finish();
        }
        findings.add("interactions sent again, dropped as duplicates", toResend.size(), again.of(Tally.DUPLICATE));
    }

    Tally tally() {
        return tally;
    }

    /** How long the first sending took. */
    double seconds() {
        return seconds;
    }

    private Sender sender(int batchSize, @Nullable InstantSource sentAt, Tally counts, Progress progress) {
        return new Sender(client, writeKeys, new Connections(CONNECTIONS), batchSize, sentAt, counts, progress);
    }
}
