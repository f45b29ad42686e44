package dev.annals.platform.yaml;

import java.util.ArrayList;
import java.util.List;

/** Tells two versions of a text apart line by line: what went begins with a minus, what came with a plus. */
public final class LineDifference {

    private static final int MOST_LINES = 1_000;

    private LineDifference() {}

    /** The lines that differ, in their order; by the longest common part. */
    public static List<String> between(String before, String after) {
        List<String> old = before.lines().limit(MOST_LINES).toList();
        List<String> now = after.lines().limit(MOST_LINES).toList();
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                i++;
                j++;
            } else if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add("- " + old.get(i++));
            } else {
                lines.add("+ " + now.get(j++));
            }
        }
        return lines;
    }
}
