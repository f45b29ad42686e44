package dev.annals.platform.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComponentNamesTest {

    @Test
    void numbersOnceGivenStay() {
        assertThat(Resources.lines("names.txt"))
                .startsWith(
                        "fragment",
                        "source",
                        "type",
                        "name",
                        "occurredAt",
                        "receivedAt",
                        "globalPrivacyControl",
                        "mentions",
                        "content",
                        "namespace",
                        "value",
                        "into",
                        "link",
                        "absorbed",
                        "item",
                        "code",
                        "detail",
                        "raw",
                        "by",
                        "reason",
                        "stream",
                        "profile",
                        "resource",
                        "purpose");
    }
}
