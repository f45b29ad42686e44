package dev.annals.platform.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeantTest {

    @Test
    void theNearestIsMeantUpToThreeLettersAway() {
        assertThat(Meant.by("ordrs", List.of("offers", "orders", "order"))).contains("orders");
        assertThat(Meant.by("abcd", List.of("a"))).contains("a");
        assertThat(Meant.by("abcde", List.of("a"))).isEmpty();
        assertThat(Meant.by("高意項", List.of("新顧客", "高意向"))).contains("高意向");
    }

    @Test
    void ofEquallyNearNamesItIsTheFirst() {
        assertThat(Meant.by("cat", List.of("hat", "bat"))).contains("hat");
    }

    @Test
    void itIsAskedForBehindASentenceOnlyWhereSomethingIsNear() {
        assertThat(Meant.question("ordrs", List.of("orders"))).isEqualTo(" Do you mean 'orders'?");
        assertThat(Meant.question("something else", List.of("orders"))).isEmpty();
    }

    @Test
    void ofSeveralNamesItIsAskedForTheOneThatIsNearestToAnything() {
        List<String> known = List.of("orders", "segment");
        assertThat(Meant.question(List.of("something else", "order_", "segmnt"), known))
                .isEqualTo(" Do you mean 'orders'?");
        assertThat(Meant.question(List.of("ord", "segmnt"), known)).isEqualTo(" Do you mean 'segment'?");
        assertThat(Meant.question(List.of("something else"), known)).isEmpty();
    }

    @Test
    void theNearestMayBeFar() {
        assertThat(Meant.nearest("something else", List.of("orders", "something")))
                .contains("something");
        assertThat(Meant.nearest("orders", List.of())).isEmpty();
    }
}
