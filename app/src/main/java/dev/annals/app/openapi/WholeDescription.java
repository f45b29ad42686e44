package dev.annals.app.openapi;

import dev.annals.query.openapi.ApiDescription;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Says what holds for all endpoints, also in a process that has no role query: credentials, refusals, no fixed address. */
final class WholeDescription implements OpenApiCustomizer {

    private static final String WRITE_KEY = "writeKey";

    @Override
    public void customise(OpenAPI description) {
        OpenAPI common = ApiDescription.begin();
        description.setInfo(common.getInfo());
        description.setServers(List.of(new Server().url("/").description("The process that serves this description")));
        common.getComponents().getSecuritySchemes().forEach(description.getComponents()::addSecuritySchemes);
        common.getComponents().getSchemas().forEach(description.getComponents()::addSchemas);
        description
                .getComponents()
                .addSecuritySchemes(
                        WRITE_KEY,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("basic")
                                .description("A source's write key as user name, without a password"));
        description.setSecurity(common.getSecurity());
        description.addSecurityItem(new SecurityRequirement().addList(WRITE_KEY));
        new ApiDescription().customise(description);
    }
}
