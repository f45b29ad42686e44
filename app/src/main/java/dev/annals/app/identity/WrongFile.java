package dev.annals.app.identity;

/** Says what is wrong with a labelled file, and where. */
public final class WrongFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongFile(int line, String what) {
        super("Line " + line + ": " + what + ".", null, false, false);
    }
}
