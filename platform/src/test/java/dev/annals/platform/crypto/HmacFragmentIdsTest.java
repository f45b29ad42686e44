package dev.annals.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HmacFragmentIdsTest {

    private final FragmentIds ids = new HmacFragmentIds(key("an index key that no one else has"));

    @Test
    void keepsEveryIdEverDerived() {
        assertThat(ids.of(new Identifier(Namespace.EMAIL, "zoë@example.org")))
                .hasToString("5844d61a-729b-a390-7b36-4be43c624554");
        assertThat(ids.eventOf("shop", "m-1")).hasToString("ca05721e-4f0a-0dc8-c605-c01bf4fb6796");
        assertThat(ids.of("quarantine", "shop", "m-1")).hasToString("e3386969-fc31-41ab-cdf6-980c56a08748");
    }

    @Test
    void tellsApartWhateverIsNotTheSame() {
        Set<UUID> all = new HashSet<>();
        all.add(ids.of(new Identifier(Namespace.EMAIL, "a")).value());
        all.add(ids.of(new Identifier(Namespace.PHONE, "a")).value());
        all.add(ids.eventOf("email", "a"));
        all.add(ids.of("email", "a").value());
        all.add(ids.of("email", "a", "").value());
        all.add(ids.of("emaila").value());
        all.add(ids.of("e", "mail", "a").value());
        all.add(new HmacFragmentIds(key("another index key, of another one"))
                .of(new Identifier(Namespace.EMAIL, "a"))
                .value());

        assertThat(all).hasSize(8);
    }

    @Test
    void derivesTheSameOnManyThreads() {
        UUID expected = ids.eventOf("shop", "m-1");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(() -> ids.eventOf("shop", "m-1")))
                    .toList();
            assertThat(all).allSatisfy(id -> assertThat(id.get()).isEqualTo(expected));
        }
    }

    @Test
    void refusesAKeyOfAnotherLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HmacFragmentIds(new byte[31]));
    }

    private static byte[] key(String text) {
        return text.substring(0, HmacFragmentIds.KEY_LENGTH).getBytes(StandardCharsets.US_ASCII);
    }
}
