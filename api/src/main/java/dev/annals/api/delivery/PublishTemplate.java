package dev.annals.api.delivery;

/**
 * Command: bring a template into force. Answers a {@link PublishedTemplate}.
 *
 * @param key its key: lower-case words joined by hyphens or underscores
 * @param text as it was written, YAML or JSON
 * @param by who asks
 */
public record PublishTemplate(String key, String text, String by) {

    /**
     * Answer: the version in force.
     *
     * @param key the template's key
     * @param version its version
     * @param isNew whether it is another than before
     * @param position up to which position the log has to be seen to see it
     */
    public record PublishedTemplate(String key, int version, boolean isNew, long position) {}
}
