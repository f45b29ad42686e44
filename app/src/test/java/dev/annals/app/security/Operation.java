package dev.annals.app.security;

import dev.annals.api.security.Permission;
import dev.annals.api.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * One operation of the API and what it asks of its callers, as the served description says.
 *
 * @param method the HTTP method
 * @param path the path, with its parameters in braces
 * @param demand what it asks
 */
record Operation(String method, String path, Demand demand) {

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    /** What an operation asks of its caller. */
    sealed interface Demand {

        /** A token whose role has the permission. */
        record Needs(Permission permission) implements Demand {}

        /** A write key, which the endpoint checks by itself; tokens of other roles are as good as none. */
        record WriteKey() implements Demand {}

        /** Nothing. */
        record Open() implements Demand {}

        /** Nobody knows: the endpoint was forgotten. */
        record Undeclared() implements Demand {}
    }

    /** All operations of a description. */
    static List<Operation> of(JsonNode description) {
        List<Operation> operations = new ArrayList<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), demand(method.getValue())))));
        return operations;
    }

    /** What the description leaves out: short forms, actuator, pages. */
    static List<Operation> besides() {
        List<Operation> operations = new ArrayList<>();
        for (String alias : new String[] {"a", "b", "g", "i", "p", "s", "t", "track/", "batch/", "t/"}) {
            operations.add(new Operation("POST", "/v1/" + alias, new Demand.WriteKey()));
        }
        for (String open : new String[] {
            "/openapi.json",
            "/swagger-ui",
            "/swagger-ui/",
            "/swagger-ui.html",
            "/swagger-ui/index.html",
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness"
        }) {
            operations.add(new Operation("GET", open, new Demand.Open()));
        }
        operations.add(new Operation("GET", "/actuator/prometheus", new Demand.Needs(Permission.READ_MASKED)));
        return operations;
    }

    private static Demand demand(JsonNode operation) {
        JsonNode security = operation.path("security");
        if (security.isMissingNode()) {
            return new Demand.Undeclared();
        }
        if (security.isEmpty()) {
            return new Demand.Open();
        }
        if (security.valueStream().anyMatch(each -> each.has("writeKey"))) {
            return new Demand.WriteKey();
        }
        String permission = security.path(0).path("token").path(0).asString("");
        return permission.isEmpty() ? new Demand.Undeclared() : new Demand.Needs(Permission.valueOf(permission));
    }

    /** A path that can be asked for, of nothing that exists. */
    String examplePath() {
        return path.replace("{type}", "track")
                .replace("{profile}", "user_id:nobody")
                .replace("{name}", "nothing")
                .replace("{processor}", "nothing")
                .replaceAll("\\{\\w+}", NOBODY);
    }

    /** The status with which a caller of a role has to be refused; 0 where it must not be. */
    int refusalOf(Role role) {
        return switch (demand) {
            case Demand.Open open -> 0;
            case Demand.WriteKey writeKey -> role == Role.SOURCE ? 0 : 401;
            case Demand.Needs needs -> TableOfRoles.allows(role, needs.permission()) ? 0 : 403;
            case Demand.Undeclared undeclared -> 403;
        };
    }

    /** The status with which a caller has to be refused whom nobody knows; 0 where it must not be. */
    int refusalOfStrangers() {
        return demand instanceof Demand.Open ? 0 : 401;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
