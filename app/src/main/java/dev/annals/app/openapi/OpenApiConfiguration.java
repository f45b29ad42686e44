package dev.annals.app.openapi;

import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Serves the description of the API at {@code /openapi.json}, the same wherever the process runs. */
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {

    @Bean
    OpenApiCustomizer wholeDescription() {
        return new WholeDescription();
    }

    @Bean
    OpenApiCustomizer oneEntryEach() {
        return new OneEntryEach();
    }

    /** Names operations after room and method; {@link OneEntryEach} makes the names unique. */
    @Bean
    GlobalOperationCustomizer operationIds() {
        return (operation, handler) -> {
            String room = handler.getBeanType().getSimpleName().replaceFirst("(Controller|Endpoint)?(\\$\\$.*)?$", "");
            return operation.operationId(Character.toLowerCase(room.charAt(0)) + room.substring(1) + "."
                    + handler.getMethod().getName());
        };
    }
}
