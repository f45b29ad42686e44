package dev.annals.benchmarks.crash;

import dev.annals.benchmarks.product.Rest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Officers who merge and split pairs of people, each pairs of their own, so that each knows what a pair has to be. Whoever
 * got no answer asks again until there is one: either the decision is taken then, or it is told to have been taken.
 */
final class Deciders {

    private static final long BEFORE_ANOTHER_TRY_MILLIS = 20;
    private static final int CONFLICT = 409;

    private final Rest rest;
    private final List<Thread> clients = new ArrayList<>();
    private final CountDownLatch untilStrike;
    private final AtomicInteger left;
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicLong position = new AtomicLong(-1);
    private final ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();

    /**
     * Begins.
     *
     * @param rest as an admin
     * @param decisions how many are taken altogether
     * @param strikeAfter after how many answers {@link #awaitStrike} returns
     */
    Deciders(Rest rest, List<Namesakes> pairs, int clients, int decisions, int strikeAfter) {
        this.rest = rest;
        this.left = new AtomicInteger(decisions);
        this.untilStrike = new CountDownLatch(strikeAfter);
        for (int client = 0; client < clients; client++) {
            List<Namesakes> own = new ArrayList<>();
            for (int pair = client; pair < pairs.size(); pair += clients) {
                own.add(pairs.get(pair));
            }
            this.clients.add(
                    Thread.ofPlatform().name("officer-" + client).daemon().start(() -> decide(own)));
        }
    }

    /** Returns when so many decisions were answered that it is time to strike. */
    void awaitStrike() throws InterruptedException {
        untilStrike.await();
    }

    /** Returns when every decision has its answer, which needs a product that is up. */
    void finish() throws InterruptedException {
        for (Thread client : clients) {
            client.join();
        }
    }

    /** The highest position answered. */
    long position() {
        return position.get();
    }

    /** How many requests were sent again. */
    int repeated() {
        return repeated.get();
    }

    /** Answers that should not have been given. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    private void decide(List<Namesakes> own) {
        try {
            for (int turn = 0; left.getAndDecrement() > 0 && surprises.isEmpty(); turn++) {
                decide(own.get(turn % own.size()));
                untilStrike.countDown();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        while (!surprises.isEmpty() && untilStrike.getCount() > 0) {
            untilStrike.countDown();
        }
    }

    private void decide(Namesakes pair) throws InterruptedException {
        boolean isRepeated = false;
        while (!isAnswered(pair, isRepeated)) {
            isRepeated = true;
            repeated.incrementAndGet();
            Thread.sleep(BEFORE_ANOTHER_TRY_MILLIS);
        }
    }

    private boolean isAnswered(Namesakes pair, boolean isRepeated) throws InterruptedException {
        try {
            Rest.Answer answer = rest.post("/api/v1/identity/" + pair.next(), pair.body());
            if (answer.status() >= 500) {
                return false;
            }
            if (answer.isGood() || (isRepeated && answer.status() == CONFLICT)) {
                position.accumulateAndGet(answer.position(), Math::max);
                pair.taken();
            } else {
                surprises.add("A " + pair.next() + " was answered by " + answer.status() + ": " + answer.body());
            }
            return true;
        } catch (IOException dead) {
            return false;
        }
    }
}
