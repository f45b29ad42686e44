package dev.annals.command.consent.signal;

import org.jspecify.annotations.Nullable;

/**
 * What a device says about a purpose.
 *
 * @param purpose the purpose's key
 * @param agrees whether it says yes
 * @param method by what it says so: {@code gpc}, {@code tcf}, {@code gpp}, {@code google-consent-mode},
 *     {@code segment-consent}
 * @param raw what was sent; null where the request's header says it all
 */
public record Signal(
        String purpose,
        boolean agrees,
        String method,
        @Nullable String raw) {

    @Override
    public String toString() {
        return "Signal[" + purpose + " " + (agrees ? "yes" : "no") + " by " + method + "]";
    }
}
