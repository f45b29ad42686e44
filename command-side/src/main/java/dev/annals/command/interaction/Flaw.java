package dev.annals.command.interaction;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;

/**
 * What is wrong with a text that is JSON all the same.
 *
 * @param rejection which check it failed
 * @param detail what was wrong and where, without any value that was sent
 */
record Flaw(Rejection rejection, String detail) {

    Rejected asRejected() {
        return new Rejected(rejection, detail);
    }
}
