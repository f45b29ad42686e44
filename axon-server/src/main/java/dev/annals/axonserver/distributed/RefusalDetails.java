package dev.annals.axonserver.distributed;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;

/**
 * A refusal on its way back from the process that handled a command.
 *
 * @param rejection the entry of the catalogue
 * @param detail what was wrong and where
 */
record RefusalDetails(Rejection rejection, String detail) {

    static RefusalDetails of(Rejected rejected) {
        return new RefusalDetails(rejected.rejection(), rejected.detail());
    }

    Rejected rejected() {
        return new Rejected(rejection, detail);
    }
}
