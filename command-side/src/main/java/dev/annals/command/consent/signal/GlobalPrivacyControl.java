package dev.annals.command.consent.signal;

import dev.annals.platform.consent.SignalSources;
import org.jspecify.annotations.Nullable;

/** {@code Sec-GPC: 1} (https://w3c.github.io/gpc): an opt-out, and never anything else. */
enum GlobalPrivacyControl implements Statements {
    ON;

    @Override
    public String method() {
        return "gpc";
    }

    @Override
    public @Nullable String raw() {
        return null;
    }

    @Override
    public @Nullable Boolean says(SignalSources sources) {
        return sources.globalPrivacyControl() ? Boolean.FALSE : null;
    }
}
