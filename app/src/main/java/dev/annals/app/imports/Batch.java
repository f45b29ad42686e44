package dev.annals.app.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Consecutive records of a file on their way: those that can be sent, and those that cannot. */
final class Batch {

    private static final int MOST_MESSAGES = 500;
    private static final int MOST_BYTES = 400_000;

    private final List<String> messages = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private final Map<Long, String> unreadable = new LinkedHashMap<>();
    private long end;
    private long endLine;
    private int bytes;

    void add(FileRecord record, ObjectNode message) {
        String json = JsonMapper.shared().writeValueAsString(message);
        messages.add(json);
        lines.add(record.line());
        bytes += json.length() * 3;
        passed(record);
    }

    void addUnreadable(FileRecord record, String reason) {
        unreadable.put(record.line(), reason);
        passed(record);
    }

    void passed(FileRecord record) {
        end = record.end();
        endLine = record.endLine();
    }

    boolean isFull() {
        return messages.size() >= MOST_MESSAGES || bytes >= MOST_BYTES || unreadable.size() >= MOST_MESSAGES;
    }

    boolean isEmpty() {
        return endLine == 0;
    }

    boolean hasMessages() {
        return !messages.isEmpty();
    }

    /** The body of the request. */
    String body() {
        return "{\"batch\":[" + String.join(",", messages) + "]}";
    }

    /** The line of the message at that place. */
    long line(int index) {
        return lines.get(index);
    }

    int size() {
        return messages.size();
    }

    Map<Long, String> unreadable() {
        return unreadable;
    }

    long end() {
        return end;
    }

    long endLine() {
        return endLine;
    }
}
