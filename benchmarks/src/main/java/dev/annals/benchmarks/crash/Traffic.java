package dev.annals.benchmarks.crash;

import dev.annals.benchmarks.product.Rest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Clients that send one request after the other and enter every turn in the ledger. Like a source's library, a client
 * that got no answer sends the same request again until it gets one, however often the product dies meanwhile.
 */
final class Traffic implements AutoCloseable {

    private static final long BEFORE_ANOTHER_TRY_MILLIS = 20;

    private final Rest rest;
    private final Shoppers shoppers;
    private final Ledger ledger;
    private final List<Thread> clients = new ArrayList<>();
    private final Map<Integer, Long> statuses = new ConcurrentHashMap<>();
    private volatile boolean open = true;
    private volatile long position = -1;

    Traffic(Rest rest, Shoppers shoppers, Ledger ledger, int clients, SplittableRandom random) {
        this.rest = rest;
        this.shoppers = shoppers;
        this.ledger = ledger;
        for (int i = 0; i < clients; i++) {
            SplittableRandom own = random.split();
            this.clients.add(Thread.ofPlatform().name("client-" + i).daemon().start(() -> run(own)));
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Sends nothing new; returns when every request has its answer, which needs a product that is up. */
    void stop() {
        open = false;
        try {
            for (Thread client : clients) {
                client.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How often which status was answered. */
    Map<Integer, Long> statuses() {
        return Map.copyOf(statuses);
    }

    /** The highest position answered. */
    long position() {
        return position;
    }

    private void run(SplittableRandom random) {
        try {
            while (open) {
                Draft draft = shoppers.next(random);
                ledger.enter(Ledger.Turn.SENT, draft.messageIds());
                Ledger.Turn turn = send(draft);
                ledger.enter(turn, draft.messageIds());
                while (turn == Ledger.Turn.UNKNOWN) {
                    Thread.sleep(BEFORE_ANOTHER_TRY_MILLIS);
                    turn = send(draft);
                    if (turn != Ledger.Turn.UNKNOWN) {
                        ledger.enter(turn, draft.messageIds());
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Ledger.Turn send(Draft draft) throws InterruptedException {
        try {
            Rest.Answer answer = rest.post(draft.path(), draft.body());
            statuses.merge(answer.status(), 1L, Long::sum);
            reached(answer.position());
            return turn(answer.status());
        } catch (IOException e) {
            return Ledger.Turn.UNKNOWN;
        }
    }

    private synchronized void reached(long answered) {
        position = Math.max(position, answered);
    }

    private static Ledger.Turn turn(int status) {
        return switch (status / 100) {
            case 2 -> Ledger.Turn.ACKED;
            case 4 -> Ledger.Turn.REJECTED;
            default -> Ledger.Turn.UNKNOWN;
        };
    }
}
