package dev.annals.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.annals.platform.journey.Odds.Trials;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OddsTest {

    private static Map<String, Trials> ways(Trials a, Trials b) {
        Map<String, Trials> ways = new LinkedHashMap<>();
        ways.put("a", a);
        ways.put("b", b);
        return ways;
    }

    @Test
    void whatIsEquallyGoodIsEquallyLikely() {
        Map<String, Double> odds = Odds.of(ways(new Trials(1_000, 100), new Trials(1_000, 100)));
        assertThat(odds.get("a")).isCloseTo(50, within(5.0));
        assertThat(odds.values().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(100, within(1e-6));
    }

    @Test
    void theMoreIsKnownTheSurerIsTheBetterWay() {
        double few = Odds.of(ways(new Trials(50, 10), new Trials(50, 6))).getOrDefault("a", 0.0);
        double many =
                Odds.of(ways(new Trials(5_000, 1_000), new Trials(5_000, 600))).getOrDefault("a", 0.0);
        assertThat(few).isBetween(70.0, 95.0);
        assertThat(many).isGreaterThan(99.9);
    }

    @Test
    void peopleAreDrawnAsTheOddsSayAndEachAlwaysAlike() {
        Map<String, Trials> ways = ways(new Trials(200, 40), new Trials(200, 34));
        long first = IntStream.range(0, 5_000)
                .filter(seed -> Odds.draw(ways, seed).equals("a"))
                .count();
        assertThat(first / 50.0).isCloseTo(Odds.of(ways).getOrDefault("a", 0.0), within(4.0));
        assertThat(Odds.draw(ways, 17)).isEqualTo(Odds.draw(ways, 17));
    }

    @Test
    void nothingIsKnownBeforeEnoughTookEveryWay() {
        assertThat(Odds.areKnown(ways(new Trials(500, 5), new Trials(Odds.LEARNT - 1, 5))))
                .isFalse();
        assertThat(Odds.areKnown(ways(new Trials(500, 5), new Trials(Odds.LEARNT, 0))))
                .isTrue();
    }
}
