package dev.annals.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraitFifthsVerbTest {

    private static final String BLOCK = "rfm:\n  recency: [3]\n  frequency: [2]\n  monetary: [9.5]\n";

    @Test
    void limitsTakeThePlaceOfThoseThatAreThereAndNothingElseChanges() {
        assertThat(TraitFifthsVerb.into("""
                orders: {name: A, amount: b}
                rfm:   # drawn by us
                  recency: [1]
                  # lines of it
                  frequency: [1]
                # about traits
                traits:
                  - {key: rfm_like, count: A}
                """, BLOCK)).isEqualTo("""
                orders: {name: A, amount: b}
                rfm:
                  recency: [3]
                  frequency: [2]
                  monetary: [9.5]
                # about traits
                traits:
                  - {key: rfm_like, count: A}
                """);
    }

    @Test
    void whereThereAreNoneTheyComeLast() {
        assertThat(TraitFifthsVerb.into("orders: {name: A, amount: b}", BLOCK))
                .isEqualTo("orders: {name: A, amount: b}\n" + BLOCK);
    }
}
