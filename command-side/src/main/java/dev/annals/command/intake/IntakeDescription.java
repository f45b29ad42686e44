package dev.annals.command.intake;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Describes what intake reads, since its endpoints read their bodies themselves. */
final class IntakeDescription implements OpenApiCustomizer {

    private static final String MESSAGE = "Message";
    private static final String BATCH = "Batch";
    private static final String WRITE_KEY = "writeKey";
    private static final Set<String> SINGLE_CALLS =
            Set.of("/v1/identify", "/v1/track", "/v1/page", "/v1/screen", "/v1/group", "/v1/alias");

    @Override
    public void customise(OpenAPI api) {
        Paths paths = api.getPaths();
        if (paths == null) {
            return;
        }
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        api.getComponents()
                .addSchemas(MESSAGE, message())
                .addSchemas(BATCH, batch())
                .addSecuritySchemes(
                        WRITE_KEY,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("basic")
                                .description("The write key as user name, without a password"));
        paths.forEach((path, item) -> item.readOperations().forEach(operation -> describe(path, operation)));
    }

    private static void describe(String path, Operation operation) {
        if (SINGLE_CALLS.contains(path)) {
            operation.requestBody(body(MESSAGE)).security(byWriteKey());
        } else if (path.equals("/v1/batch") || path.equals("/v1/import")) {
            operation.requestBody(body(BATCH)).security(byWriteKey());
        } else if (path.startsWith("/v1/pixel/") || path.startsWith("/v1/projects/")) {
            operation.security(List.of());
        } else if (path.equals("/api/v1/interactions")) {
            operation.requestBody(body(BATCH));
        } else if (path.equals("/api/v1/cloudevents")) {
            operation.requestBody(events());
        }
    }

    private static List<SecurityRequirement> byWriteKey() {
        return List.of(new SecurityRequirement().addList(WRITE_KEY), new SecurityRequirement().addList("token"));
    }

    private static RequestBody body(String schema) {
        return new RequestBody()
                .required(true)
                .content(new Content().addMediaType("application/json", new MediaType().schema(reference(schema))));
    }

    private static RequestBody events() {
        Schema<?> event = new ObjectSchema().description("A CloudEvent 1.0");
        return new RequestBody()
                .required(true)
                .content(new Content()
                        .addMediaType("application/cloudevents+json", new MediaType().schema(event))
                        .addMediaType(
                                "application/cloudevents-batch+json",
                                new MediaType().schema(new ArraySchema().items(event))));
    }

    private static Schema<?> batch() {
        Schema<?> batch = new ObjectSchema();
        batch.setDescription("Up to 2,500 messages, 500 KB altogether");
        batch.addProperty("batch", new ArraySchema().items(reference(MESSAGE)));
        batch.addProperty("context", object("Taken over by every message that has no member of that name in its own"));
        batch.addProperty("sentAt", text("When the request was sent, by the clock of its sender"));
        batch.addProperty(WRITE_KEY, text("The write key, where it is not in a header"));
        batch.setRequired(List.of("batch"));
        return batch;
    }

    private static Schema<?> message() {
        Schema<?> message = new ObjectSchema();
        message.setDescription("A message of the Segment spec, of at most 32 KB");
        message.addProperty(
                "type",
                text("One of track, page, screen, identify, group, alias; only where the path does not say it"));
        message.addProperty("messageId", text("The sender's id of the message, at most 100 characters"));
        message.addProperty("userId", text("Who it is about"));
        message.addProperty("anonymousId", text("Who it is about, before it is known who that is"));
        message.addProperty("event", text("The name of a track"));
        message.addProperty("name", text("The name of a page or screen"));
        message.addProperty("groupId", text("The group of a group call"));
        message.addProperty("previousId", text("The other id of an alias call"));
        message.addProperty("traits", object("What an identify states about the person, a group call about the group"));
        message.addProperty("properties", object("What it states about itself"));
        message.addProperty("context", object("Where it came from; `externalIds` and `traits` in it identify as well"));
        message.addProperty("timestamp", text("When it happened, as ISO-8601"));
        message.addProperty("sentAt", text("When it was sent, by the same clock"));
        return message;
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }

    private static Schema<?> object(String description) {
        return new ObjectSchema().description(description);
    }

    private static Schema<?> reference(String schema) {
        return new Schema<>().$ref("#/components/schemas/" + schema);
    }
}
