package dev.annals.command.segment;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.identity.ProfileAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads whom an upload names: CSV with a header. The column {@code profile} holds ids or {@code namespace:value}; other
 * columns are named after namespaces. The first column that is filled counts.
 */
public final class ListFile {

    private static final int MOST_TOLD = 100;
    private static final String PROFILE = "profile";

    private final ProfileAddress address;

    public ListFile(ProfileAddress address) {
        this.address = address;
    }

    /**
     * What was read.
     *
     * @param named who is named, once each
     * @param refused the lines that name nobody
     */
    public record Read(List<FragmentId> named, List<RefusedLine> refused) {}

    /**
     * A line that names nobody.
     *
     * @param line its number, from 1
     * @param reason why
     */
    public record RefusedLine(int line, String reason) {}

    /**
     * What became of an upload.
     *
     * @param people how many it names
     * @param refused the first lines that name nobody
     * @param position the position up to which the log has to be read to see it
     */
    record Told(int people, List<RefusedLine> refused, long position) {}

    /** Reads an upload. */
    public Read read(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || lines.getFirst().isBlank()) {
            throw new Rejected(
                    Rejection.INVALID_CONFIGURATION, "list.csv:1:1: A header is expected: profile, email, ...");
        }
        List<String> header =
                cells(lines.getFirst()).stream().map(String::strip).toList();
        Set<FragmentId> named = new LinkedHashSet<>();
        List<RefusedLine> refused = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                try {
                    named.add(whom(header, cells(lines.get(i))));
                } catch (Rejected nobody) {
                    if (refused.size() < MOST_TOLD) {
                        refused.add(new RefusedLine(i + 1, nobody.detail()));
                    }
                }
            }
        }
        return new Read(List.copyOf(named), refused);
    }

    private FragmentId whom(List<String> header, List<String> cells) {
        for (int column = 0; column < Math.min(header.size(), cells.size()); column++) {
            String cell = cells.get(column).strip();
            if (!cell.isEmpty()) {
                String name = header.get(column);
                return address.fragment(name.equals(PROFILE) ? cell : name + ":" + cell);
            }
        }
        throw new Rejected(Rejection.INVALID_PARAMETER, "No column is filled.");
    }

    /** The cells of a line; a quote inside of quotes is written twice. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char each = line.charAt(i);
            if (isQuoted && each == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(each);
                i++;
            } else if (each == '"') {
                isQuoted = !isQuoted;
            } else if (each == ',' && !isQuoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(each);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
