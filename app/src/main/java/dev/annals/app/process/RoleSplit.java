package dev.annals.app.process;

import dev.annals.axonserver.BackboneProperties;
import dev.annals.platform.roles.ProcessRole;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Knows which duties can be given to different processes, depending on what the processes have in common. */
final class RoleSplit {

    private RoleSplit() {}

    /** What is impossible about the split, a sentence each; empty when it can work. */
    static List<String> findings(Environment environment) {
        Binder binder = Binder.get(environment);
        ProcessProperties process = binder.bindOrCreate("annals", ProcessProperties.class);
        BackboneProperties backbone = binder.bindOrCreate("annals", BackboneProperties.class);
        List<String> findings = new ArrayList<>();
        boolean isLocal = backbone.backbone().equals(BackboneProperties.POSTGRES);
        if (isLocal
                && process.duties().contains(ProcessRole.QUERY)
                && !process.duties().contains(ProcessRole.COMMAND)) {
            findings.add(
                    "annals.roles has query without command: every read of personal data is recorded by a command, and"
                            + " with annals.backbone=postgres commands do not leave the process; add command, or use"
                            + " axon-server.");
        }
        if (isLocal
                && process.duties().contains(ProcessRole.SAGAS)
                && !process.duties().contains(ProcessRole.COMMAND)) {
            findings.add("annals.roles has sagas without command: sagas decide by sending commands, and with"
                    + " annals.backbone=postgres commands do not leave the process; add command, or use axon-server.");
        }
        if (isLocal
                && process.duties().contains(ProcessRole.PROJECTIONS)
                && !process.duties().contains(ProcessRole.COMMAND)) {
            findings.add("annals.roles has projections without command: who enters and leaves segments is recorded by"
                    + " commands, and with annals.backbone=postgres commands do not leave the process; add command, or use"
                    + " axon-server.");
        }
        return findings;
    }

    /** Duties that nobody can have, because the embedded PostgreSQL serves this process only; empty when all is well. */
    static List<String> idle(ProcessProperties process, boolean isEmbedded) {
        if (!isEmbedded) {
            return List.of();
        }
        List<String> idle = new ArrayList<>();
        for (ProcessRole role : ProcessRole.values()) {
            if (!process.duties().contains(role)) {
                idle.add(role.wireName());
            }
        }
        return idle;
    }
}
