package dev.annals.app.demo;

import java.util.concurrent.TimeUnit;

/**
 * How long the read models took to reflect a log position.
 *
 * @param millis from asking, right after the last acknowledgement, to an answer that reflects it
 */
record Lag(long millis) {

    private static final int ROUNDS = 60;

    /** Waits until reads reflect the position. */
    static Lag until(long position, Client client, String token) {
        long begun = System.nanoTime();
        for (int round = 0; round < ROUNDS; round++) {
            int status = client.get("/api/v1/profiles/user_id:nobody?atLeast=" + position, token)
                    .status();
            if (status != 504) {
                return new Lag(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            }
        }
        throw new DemoFailure("The read models have not caught up after five minutes");
    }
}
