package dev.annals.app.openapi;

import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

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

    /** Says of each operation which permission its caller needs. */
    @Bean
    GlobalOperationCustomizer permissions() {
        return new NeededPermission();
    }

    /** Leads those who guess the address to the page on which the API can be tried. */
    @Bean
    WebMvcConfigurer pageOfTheApi() {
        return new WebMvcConfigurer() {
            @Override
            public void addViewControllers(ViewControllerRegistry registry) {
                for (String guess : new String[] {"/swagger-ui", "/swagger-ui/"}) {
                    registry.addRedirectViewController(guess, "/swagger-ui/index.html");
                }
            }
        };
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
