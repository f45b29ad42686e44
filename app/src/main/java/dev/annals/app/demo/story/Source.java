package dev.annals.app.demo.story;

import java.util.Locale;

/** A system of the store that sends interactions; each has a write key of its own. */
public enum Source {
    WEB,
    APP,
    POS,
    EMAIL,
    CRM,
    CALLCENTRE,
    /** The imported purchase history of an online CD shop. */
    CDNOW;

    /** The name under which Annals knows it: lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
