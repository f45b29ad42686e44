package dev.annals.query.openapi;

import dev.annals.query.access.ReadGate;
import dev.annals.query.access.Reader;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes what every read of a person has in common: purpose, position, masking. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Parameter(
        in = ParameterIn.QUERY,
        name = "atLeast",
        description = "The position that has to be visible, as a write answered it; waits up to 5 seconds, then 504",
        schema = @Schema(type = "integer", format = "int64"))
@Parameter(
        in = ParameterIn.HEADER,
        name = Reader.PURPOSE,
        description = "What the read is for; recorded with every read of unmasked data",
        schema = @Schema(type = "string", maxLength = 200))
@Parameter(
        in = ParameterIn.QUERY,
        name = "purpose",
        description = "The same as the header of that name, for clients that cannot set headers",
        schema = @Schema(type = "string", maxLength = 200))
@ApiResponse(
        responseCode = "200",
        description = "Found. Personal values are masked unless the caller's role has READ_PROFILES",
        useReturnTypeSchema = true,
        headers =
                @Header(
                        name = ReadGate.POSITION,
                        description = "The position that the answer reflects",
                        schema = @Schema(type = "integer", format = "int64")))
public @interface ReadOfAPerson {}
