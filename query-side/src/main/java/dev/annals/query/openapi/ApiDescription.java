package dev.annals.query.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Describes what all endpoints share: credentials, and refusals as problem documents. */
public final class ApiDescription implements OpenApiCustomizer {

    private static final String PROBLEM = "Problem";

    /** The name of the scheme by which callers show who they are. */
    public static final String TOKEN = "token";

    /** The description to which the controllers add their endpoints. */
    public static OpenAPI begin() {
        return new OpenAPI()
                .info(new Info()
                        .title("Annals")
                        .version("1")
                        .description("An event-sourced customer data platform that can show the events for all it says"
                                + " about a person.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A token made by `annals token create`, or one of the configured"
                                                + " identity provider"))
                        .addSchemas(PROBLEM, problem()))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    @Override
    public void customise(OpenAPI api) {
        if (api.getPaths() != null) {
            api.getPaths().values().forEach(path -> path.readOperations().forEach(ApiDescription::addRefusals));
        }
    }

    /** Any refusal of any endpoint; an endpoint that says more about a status keeps what it says. */
    private static void addRefusals(Operation operation) {
        ApiResponses responses = operation.getResponses();
        if (responses.get("default") == null) {
            responses.addApiResponse(
                    "default",
                    new ApiResponse()
                            .description("Refused: the problem says why and what to do")
                            .content(new Content()
                                    .addMediaType(
                                            "application/problem+json",
                                            new MediaType()
                                                    .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)))));
        }
    }

    private static Schema<?> problem() {
        Schema<?> problem = new ObjectSchema();
        problem.setDescription("A refusal (RFC 9457)");
        problem.addProperty("type", new StringSchema().format("uri"));
        problem.addProperty("title", new StringSchema().description("What was refused"));
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("code", new StringSchema().description("The stable code of the refusal"));
        problem.addProperty("detail", new StringSchema().description("What was wrong this time, and where"));
        problem.addProperty("fix", new StringSchema().description("What to do"));
        problem.setRequired(List.of("type", "title", "status", "code", "detail", "fix"));
        return problem;
    }
}
