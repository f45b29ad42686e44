package dev.annals.app.process;

import java.util.List;

/** Stops the start of a process whose properties cannot be meant so; says everything that is wrong at once. */
public final class WrongConfiguration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> findings;

    WrongConfiguration(List<String> findings) {
        super(String.join(System.lineSeparator(), findings));
        this.findings = List.copyOf(findings);
    }

    /** What is wrong, a sentence each. */
    public List<String> findings() {
        return findings;
    }
}
