package dev.annals.platform.consent;

import java.util.Locale;

/** What the law lets processing rest on (Article 6 of the GDPR, and the opt-out of the laws of US states). */
public enum LawfulBasis {
    /** Only with a valid consent. */
    CONSENT(true, true),
    /** Until somebody objects. */
    LEGITIMATE_INTEREST(false, true),
    /** Until somebody objects. */
    PUBLIC_TASK(false, true),
    /** Until somebody opts out. */
    OPT_OUT(false, true),
    CONTRACT(false, false),
    LEGAL_OBLIGATION(false, false),
    VITAL_INTEREST(false, false);

    private final boolean needsConsent;
    private final boolean yieldsToRefusal;

    LawfulBasis(boolean needsConsent, boolean yieldsToRefusal) {
        this.needsConsent = needsConsent;
        this.yieldsToRefusal = yieldsToRefusal;
    }

    /** Whether processing needs a valid consent. */
    public boolean needsConsent() {
        return needsConsent;
    }

    /** Whether processing has to stop when the person says no. */
    public boolean yieldsToRefusal() {
        return yieldsToRefusal;
    }

    /** The name in {@code purposes.yaml}: lower case with hyphens. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
