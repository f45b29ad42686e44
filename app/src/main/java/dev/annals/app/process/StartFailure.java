package dev.annals.app.process;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/** Says in a sentence or a list why a process did not start. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean isWrongUsage;

    private StartFailure(String message, boolean isWrongUsage, Throwable cause) {
        super(message, cause);
        this.isWrongUsage = isWrongUsage;
    }

    static StartFailure because(Throwable error) {
        List<String> reasons = new ArrayList<>();
        Throwable current = error;
        for (int depth = 0; current != null && depth < 20; depth++) {
            if (current instanceof WrongConfiguration wrong) {
                return new StartFailure(list(wrong.findings()), true, error);
            }
            if (current instanceof PortInUseException port) {
                return new StartFailure(
                        "Port " + port.getPort() + " is taken; choose another with --port.", false, error);
            }
            reason(current, reasons);
            current = current.getCause();
        }
        return new StartFailure("Annals could not start: " + String.join("; because: ", reasons), false, error);
    }

    /** Why, as a sentence or a list. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** Whether the caller gave something that cannot be meant so, rather than something having failed. */
    public boolean isWrongUsage() {
        return isWrongUsage;
    }

    private static void reason(Throwable error, List<String> reasons) {
        @Nullable String message = error.getMessage();
        boolean isFrame = error.getClass().getName().startsWith("org.springframework.beans");
        if (message != null && (!isFrame || error.getCause() == null)) {
            reasons.add(message);
        }
    }

    private static String list(List<String> findings) {
        return "The configuration cannot be used:"
                + String.join(
                        "",
                        findings.stream()
                                .map(finding -> System.lineSeparator() + "  - " + finding)
                                .toList());
    }
}
