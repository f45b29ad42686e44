package dev.annals.app.openapi;

import dev.annals.platform.security.Requires;
import dev.annals.query.openapi.ApiDescription;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** Tells clients the permission that {@link Requires} asks for, where OpenAPI has a place for names of that kind. */
final class NeededPermission implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        Requires requires = onMethodOrController(handler);
        return requires == null
                ? operation
                : operation.security(List.of(new SecurityRequirement()
                        .addList(ApiDescription.TOKEN, requires.value().name())));
    }

    private static @Nullable Requires onMethodOrController(HandlerMethod handler) {
        Requires own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Requires.class);
        return own == null ? AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Requires.class) : own;
    }
}
