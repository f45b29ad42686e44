package dev.annals.app.cli;

import dev.annals.api.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.JsonNode;

/** Makes tokens and write keys. */
@Command(name = "token", description = "Makes tokens and write keys.", subcommands = TokenVerb.Create.class)
final class TokenVerb implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(Objects.requireNonNull(spec).commandLine(), "Say what to do: create");
    }

    @Command(
            name = "create",
            description = {
                "Makes a token and prints nothing but it; for the role source it is a write key.",
                "Only its hash is kept, so it cannot be shown again. The process has to be running."
            })
    static final class Create implements Runnable {

        @Mixin
        private Target target = new Target();

        @Mixin
        private Output output = new Output();

        @Option(
                names = "--role",
                required = true,
                converter = RoleName.class,
                paramLabel = "ROLE",
                description = "source, analyst, marketer, designer, compliance, service, controller or admin.")
        private Role role = Role.SOURCE;

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "What its holder is called.")
        private String name = "";

        @Option(
                names = "--expires-in",
                paramLabel = "DAYS",
                description = "After how many days it expires. Default: never")
        private @Nullable Integer days;

        @Override
        public void run() {
            Map<String, Object> request = new LinkedHashMap<>();
            request.put("role", role.wireName());
            request.put("name", name);
            if (days != null) {
                request.put(
                        "expiresAt", Instant.now().plus(Duration.ofDays(days)).toString());
            }
            JsonNode token = target.api().post("/api/v1/tokens", request);
            output.result(token, () -> token.path("token").asString());
        }
    }

    static final class RoleName implements ITypeConverter<Role> {

        @Override
        public Role convert(String name) {
            return Role.named(name)
                    .orElseThrow(() -> new TypeConversionException("'" + name + "' is none of "
                            + Arrays.stream(Role.values()).map(Role::wireName).collect(Collectors.joining(", "))));
        }
    }
}
