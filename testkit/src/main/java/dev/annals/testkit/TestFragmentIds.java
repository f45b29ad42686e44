package dev.annals.testkit;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.crypto.HmacFragmentIds;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The real derivation of ids under a fixed key, so that tests see the same ids in every run. */
public final class TestFragmentIds implements FragmentIds {

    private final FragmentIds ids =
            new HmacFragmentIds("the fixed index key of all tests".getBytes(StandardCharsets.US_ASCII));

    @Override
    public FragmentId of(Identifier identifier) {
        return ids.of(identifier);
    }

    @Override
    public UUID eventOf(String source, String messageId) {
        return ids.eventOf(source, messageId);
    }

    @Override
    public FragmentId of(String kind, String... parts) {
        return ids.of(kind, parts);
    }
}
