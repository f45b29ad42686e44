package dev.annals.app;

import dev.annals.app.cli.CommandLineOfAnnals;

/** Where the jar is entered: hands the command line over and leaves with its exit code. */
public final class Annals {

    private Annals() {}

    public static void main(String[] arguments) {
        System.exit(CommandLineOfAnnals.execute(arguments));
    }
}
