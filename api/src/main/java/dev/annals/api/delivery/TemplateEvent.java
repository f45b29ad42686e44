package dev.annals.api.delivery;

import dev.annals.api.Event;
import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;

/** What happens to the texts that are sent; nothing of it is personal. */
public sealed interface TemplateEvent extends Event {

    /**
     * A version of a template was published.
     *
     * @param stream the template's id, derived from its key
     * @param key the template's key
     * @param version from 1
     * @param text the template as it was written, as YAML
     */
    @Wire(name = "template.published")
    record TemplatePublished(FragmentId stream, String key, int version, String text) implements TemplateEvent {}
}
