package dev.annals.testkit;

import dev.annals.platform.sealing.RecordCodec;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Writes records as plain binary JSON, nothing sealed, for tests of what is in them. */
public final class ClearRecordCodec implements RecordCodec {

    private static final CBORMapper MAPPER = CBORMapper.builder().build();

    @Override
    public byte[] write(Record value) {
        return MAPPER.writeValueAsBytes(value);
    }

    @Override
    public <T extends Record> T read(byte[] bytes, Class<T> type) {
        return MAPPER.readValue(bytes, type);
    }
}
