package dev.annals.app.process;

import dev.annals.platform.roles.ProcessRole;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a process is told about itself.
 *
 * @param data the folder of everything the process keeps in files
 * @param port where it listens; 0 for any free port
 * @param address the network address on which it listens; all when empty
 * @param roles its duties; all when empty
 */
@ConfigurationProperties("annals")
record ProcessProperties(
        @DefaultValue("data") Path data,
        @DefaultValue("8080") int port,
        @DefaultValue("") String address,
        @DefaultValue List<ProcessRole> roles) {

    /** The duties of the process. */
    Set<ProcessRole> duties() {
        return roles.isEmpty() ? EnumSet.allOf(ProcessRole.class) : EnumSet.copyOf(roles);
    }

    /** The duties as they are written on the command line. */
    String dutiesText() {
        return Arrays.stream(ProcessRole.values())
                .filter(duties()::contains)
                .map(ProcessRole::wireName)
                .collect(Collectors.joining(","));
    }
}
