package dev.annals.platform.roles;

import java.util.Arrays;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Decides {@link ForRole} by the property {@code annals.roles}: a comma-separated list, all roles when absent. */
final class OnRole implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        String roles = context.getEnvironment().getProperty("annals.roles", "");
        return metadata.getAnnotations()
                .get(ForRole.class)
                .getValue("value", ProcessRole.class)
                .map(wanted -> roles.isBlank() || named(roles, wanted))
                .orElse(false);
    }

    private static boolean named(String roles, ProcessRole wanted) {
        return Arrays.stream(roles.split(",", -1)).anyMatch(role -> role.strip().equals(wanted.wireName()));
    }
}
