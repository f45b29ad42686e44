package dev.annals.command.request.opendsr;

import java.io.Serial;
import java.util.List;

/** A request that OpenDSR does not allow: answered with 400 and everything that is wrong with it. */
final class Unacceptable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Flaw> flaws;

    Unacceptable(List<Flaw> flaws) {
        super("An OpenDSR request with " + flaws.size() + " flaws", null, false, false);
        this.flaws = List.copyOf(flaws);
    }

    List<Flaw> flaws() {
        return flaws;
    }

    /**
     * Something that is wrong.
     *
     * @param reason a word: {@code required}, {@code invalid}, {@code unsupported}
     * @param message what is wrong and where; no value that was sent
     */
    record Flaw(String reason, String message) {}
}
