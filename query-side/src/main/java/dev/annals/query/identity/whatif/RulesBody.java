package dev.annals.query.identity.whatif;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a request whose body is a file of identity rules. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@RequestBody(
        description = "identity.yaml, or the same as JSON; at most 1,000,000 characters",
        required = true,
        content = {
            @Content(mediaType = RulesBody.YAML, schema = @Schema(type = "string")),
            @Content(mediaType = RulesBody.JSON, schema = @Schema(type = "object"))
        })
public @interface RulesBody {

    /** What such a file is called since RFC 9512. */
    String YAML = "application/yaml";

    /** The same as JSON. */
    String JSON = "application/json";

    /** What it was called before. */
    String FORMER_YAML = "application/x-yaml";

    /** What many a tool calls it. */
    String TEXT_YAML = "text/yaml";

    /** What it is called by those who know nothing of YAML. */
    String TEXT = "text/plain";
}
