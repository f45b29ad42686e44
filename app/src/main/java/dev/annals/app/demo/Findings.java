package dev.annals.app.demo;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was expected beside what was found. */
final class Findings {

    private final List<Finding> rows = new ArrayList<>();

    private record Finding(String what, String expected, String found) {

        boolean agrees() {
            return expected.equals(found);
        }
    }

    void add(String what, long expected, long found) {
        rows.add(new Finding(what, number(expected), number(found)));
    }

    void addMoney(String what, long expectedCents, long foundCents) {
        rows.add(new Finding(what, money(expectedCents), money(foundCents)));
    }

    boolean agree() {
        return rows.stream().allMatch(Finding::agrees);
    }

    void print(PrintWriter out) {
        out.printf("  %-58s %16s %16s%n", "", "expected", "found");
        for (Finding row : rows) {
            out.printf(
                    "  %-58s %16s %16s  %s%n", row.what(), row.expected(), row.found(), row.agrees() ? "ok" : "WRONG");
        }
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String money(long cents) {
        return String.format(Locale.ROOT, "$%,d.%02d", cents / 100, cents % 100);
    }
}
