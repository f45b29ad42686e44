package dev.annals.channels.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ChannelsPropertiesTest {

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(() -> new ChannelsProperties(
                        false, List.of("10.0.0.0/8", "intranet"), Duration.ofHours(1), DataSize.ofMegabytes(11)))
                .hasMessageContaining("annals.channels.allowed-networks: 'intranet' is no range")
                .hasMessageContaining("annals.channels.timeout is 3600000 ms")
                .hasMessageContaining("annals.channels.max-answer is 11264 KB");
    }
}
