package dev.annals.axonserver.testing;

import dev.annals.platform.sealing.RecordCodec;
import tools.jackson.dataformat.cbor.CBORMapper;

/** A codec that seals nothing, for tests of what lies around it. */
public final class PlainCodec implements RecordCodec {

    private final CBORMapper mapper = new CBORMapper();

    @Override
    public byte[] write(Record value) {
        return mapper.writeValueAsBytes(value);
    }

    @Override
    public <T extends Record> T read(byte[] bytes, Class<T> type) {
        return mapper.readValue(bytes, type);
    }
}
