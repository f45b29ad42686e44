package dev.annals.testkit;

import dev.annals.platform.sealing.RecordCodec;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Writes records as plain binary JSON, nothing sealed, for tests of what is in them. */
public final class ClearRecordCodec implements RecordCodec {

    private final CBORMapper mapper = CBORMapper.builder().build();

    @Override
    public byte[] write(Record value) {
        return mapper.writeValueAsBytes(value);
    }

    @Override
    public <T extends Record> T read(byte[] bytes, Class<T> type) {
        return mapper.readValue(bytes, type);
    }
}
