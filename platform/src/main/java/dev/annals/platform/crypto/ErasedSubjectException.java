package dev.annals.platform.crypto;

import java.io.Serial;

/** Thrown where something personal is to be sealed for a subject that is erased: it has no key and gets none. */
public final class ErasedSubjectException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public ErasedSubjectException() {
        super("Nothing personal is kept of a subject that is erased");
    }
}
