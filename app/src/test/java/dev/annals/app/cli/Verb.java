package dev.annals.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What a verb did.
 *
 * @param code the exit code
 * @param out what it printed as its result
 * @param err what else it said
 */
public record Verb(int code, String out, String err) {

    /** Runs a verb within this process. */
    public static Verb run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = CommandLineOfAnnals.over(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
        return new Verb(code, out.toString(), err.toString());
    }
}
