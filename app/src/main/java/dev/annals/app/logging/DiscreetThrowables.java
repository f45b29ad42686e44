package dev.annals.app.logging;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;

/**
 * Prints exceptions with their stack traces, but once people are being served without their messages, because libraries
 * like to quote in them what was sent. Messages of Annals itself never do and are kept.
 */
public final class DiscreetThrowables extends ThrowableHandlingConverter {

    private static final int FRAMES = 30;
    private static final int CAUSES = 8;
    private static volatile boolean serving;

    /** From now on messages of libraries are left out. */
    public static void beDiscreet() {
        serving = true;
    }

    @Override
    public String convert(ILoggingEvent event) {
        StringBuilder text = new StringBuilder();
        IThrowableProxy error = event.getThrowableProxy();
        for (int depth = 0; error != null && depth < CAUSES; depth++) {
            text.append(depth == 0 ? "" : "caused by ");
            text.append(error.getClassName()).append(messageOf(error)).append(System.lineSeparator());
            frames(error.getStackTraceElementProxyArray(), text);
            error = error.getCause();
        }
        return text.toString();
    }

    private static String messageOf(IThrowableProxy error) {
        boolean isOurs = error.getClassName().startsWith("dev.annals.");
        @Nullable String message = error.getMessage();
        return message == null || (serving && !isOurs) ? "" : ": " + message;
    }

    private static void frames(StackTraceElementProxy @Nullable [] frames, StringBuilder text) {
        if (frames == null) {
            return;
        }
        for (int i = 0; i < Math.min(frames.length, FRAMES); i++) {
            text.append("    ").append(frames[i].getSTEAsString()).append(System.lineSeparator());
        }
    }
}
