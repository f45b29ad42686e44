package dev.annals.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.journey.Journey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadyMadeTest {

    static List<String> keys() {
        return ReadyMade.keys();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void whatIsBroughtAlongPassesItsOwnTests(String key) {
        Journey journey = JourneyYaml.read(key + ".yaml", ReadyMade.text(key), Surroundings.UNKNOWN);
        assertThat(journey.key()).isEqualTo(key);
        assertThat(journey.tests()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(InlineTests.play(journey))
                .allSatisfy(result -> assertThat(result.flaws())
                        .as(result.name() + " " + result.trail())
                        .isEmpty());
    }

    @Test
    void aTestThatIsWrongSaysWhatCameOut() {
        String text = ReadyMade.text("birthday").replace("sends: 1", "sends: 2");
        Journey journey = JourneyYaml.read("birthday.yaml", text, Surroundings.UNKNOWN);
        assertThat(InlineTests.play(journey).getFirst().flaws()).containsExactly("sends are 1, expected 2");
    }
}
