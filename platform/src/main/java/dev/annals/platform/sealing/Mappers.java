package dev.annals.platform.sealing;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORMapper;
import tools.jackson.dataformat.cbor.CBORWriteFeature;

/** The two mappers behind the stored and the clear form. */
final class Mappers {

    /** For the stored form. Unpaired surrogates become U+FFFD, so that no text can make a record unwritable. */
    static final CBORMapper CBOR = common(CBORMapper.builder(CBORFactory.builder()
                    .enable(CBORWriteFeature.LENIENT_UTF_ENCODING, CBORWriteFeature.WRITE_MINIMAL_DOUBLES)
                    .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                    .build()))
            .addModule(Moments.module())
            .addModule(Ids.module())
            .build();

    /** For the clear form. */
    static final JsonMapper JSON = common(JsonMapper.builder())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private Mappers() {}

    private static <B extends MapperBuilder<?, B>> B common(B builder) {
        return builder.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .changeDefaultPropertyInclusion(
                        was -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS));
    }
}
