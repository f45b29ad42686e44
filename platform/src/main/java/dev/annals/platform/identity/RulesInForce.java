package dev.annals.platform.identity;

import dev.annals.api.identity.IdentityRules;

/** The identity rules that hold in this process right now; see {@link RulesWatch} for where they come from. */
public final class RulesInForce {

    private volatile CompiledRules current;

    public RulesInForce(IdentityRules first) {
        this.current = new CompiledRules(first);
    }

    /** The rules. Ask for them once for each decision, so that it is made by one version. */
    public CompiledRules now() {
        return current;
    }

    /** Takes a newer version; an older one is left alone. */
    public synchronized void take(IdentityRules published) {
        if (published.version() > current.rules().version()) {
            current = new CompiledRules(published);
        }
    }
}
