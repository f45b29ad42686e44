package dev.annals.platform.delivery;

/**
 * Adds a filter to every value that a template shows, as the last one: {@code {{ a | b }}} becomes
 * {@code {{ a | b | filter: 'a' }}}. What stands between {@code raw} and {@code comment} tags is left alone.
 */
final class ShownValues {

    private final String text;
    private final String filter;
    private final StringBuilder marked = new StringBuilder();
    private int at;

    private ShownValues(String text, String filter) {
        this.text = text;
        this.filter = filter;
    }

    /** The template with the filter. */
    static String mark(String template, String filter) {
        return new ShownValues(template, filter).mark();
    }

    private String mark() {
        while (at < text.length()) {
            if (text.startsWith("{{", at)) {
                output();
            } else if (text.startsWith("{%", at)) {
                tag();
            } else {
                marked.append(text.charAt(at++));
            }
        }
        return marked.toString();
    }

    private void output() {
        int end = end(at + 2, "}}");
        if (end < 0) {
            marked.append(text, at, text.length());
            at = text.length();
            return;
        }
        boolean trims = end > at + 2 && text.charAt(end - 1) == '-';
        String inside = text.substring(at + 2, trims ? end - 1 : end);
        String named = inside.startsWith("-") ? inside.substring(1) : inside;
        marked.append("{{").append(inside).append(" | ").append(filter).append(": '");
        marked.append(name(named)).append("' ").append(trims ? "-" : "").append("}}");
        at = end + 2;
    }

    /** The value itself, without filters, as far as it can stand in quotation marks. */
    private static String name(String expression) {
        int filters = expression.indexOf('|');
        String name = (filters < 0 ? expression : expression.substring(0, filters)).strip();
        return name.replaceAll("[^A-Za-z0-9_.\\[\\]-]", "");
    }

    private void tag() {
        int end = end(at + 2, "%}");
        int next = end < 0 ? text.length() : end + 2;
        String tag = text.substring(at, next);
        marked.append(tag);
        at = next;
        String name = tag.replaceAll("^\\{%-?\\s*", "").replaceAll("[^a-z].*$", "");
        if (end >= 0 && (name.equals("raw") || name.equals("comment"))) {
            verbatim("end" + name);
        }
    }

    private void verbatim(String until) {
        while (at < text.length()) {
            if (text.startsWith("{%", at)) {
                int end = end(at + 2, "%}");
                int next = end < 0 ? text.length() : end + 2;
                String tag = text.substring(at, next);
                marked.append(tag);
                at = next;
                if (tag.matches("(?s)\\{%-?\\s*" + until + "\\b.*")) {
                    return;
                }
            } else {
                marked.append(text.charAt(at++));
            }
        }
    }

    /** Where the closing mark stands that is in no quotation; -1 where none does. */
    private int end(int from, String mark) {
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char each = text.charAt(i);
            if (quote != 0) {
                quote = each == quote ? 0 : quote;
            } else if (each == '"' || each == '\'') {
                quote = each;
            } else if (text.startsWith(mark, i)) {
                return i;
            }
        }
        return -1;
    }
}
