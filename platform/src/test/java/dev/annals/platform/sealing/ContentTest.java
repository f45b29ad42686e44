package dev.annals.platform.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContentTest {

    private final SealedRecords records = new SealedRecords(new RecordingSubjectKeys());

    @Test
    void everyKindOfJsonValueComesBackAsItWas() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("text", "žluťoučký 顧客 مرحبا 👋");
        properties.put("empty", "");
        properties.put("flag", true);
        properties.put("small", 7);
        properties.put("negative", -2_000_000_000);
        properties.put("large", 1L << 40);
        properties.put("huge", new BigInteger("123456789012345678901234567890"));
        properties.put("hugeNegative", new BigInteger("-123456789012345678901234567890"));
        properties.put("half", 0.5);
        properties.put("price", 49.9);
        properties.put("tiny", Double.MIN_VALUE);
        properties.put("exact", new BigDecimal("0.10000000000000000000000000001"));
        properties.put("nothing", null);
        properties.put("list", new ArrayList<>(Arrays.asList(1, null, "two", List.of(3.25), Map.of())));
        properties.put("a.b$where", Map.of("", Map.of("x", 1)));

        assertThat(written(properties)).isEqualTo(properties);
        assertThat(new ArrayList<>(written(properties).keySet())).isEqualTo(new ArrayList<>(properties.keySet()));
    }

    @Test
    void textsThatLookLikeIdsComeBackLetterByLetter() {
        Map<String, Object> properties = Map.of(
                "id", "5f0d1c58-7b5e-4f6c-8c7e-2f4b1f0d9a11",
                "upper", "5F0D1C58-7B5E-4F6C-8C7E-2F4B1F0D9A11",
                "notHex", "5f0d1c58-7b5e-4f6c-8c7e-2f4b1f0d9a1g",
                "colon", "5f0d1c58-7b5e-4f6c-8c7e-2f4b1f0d9a1:",
                "noHyphens", "5f0d1c58x7b5ex4f6cx8c7ex2f4b1f0d9a11",
                "wide", "5f0d1c58-7b5e-4f6c-8c7e-2f4b1f0d9a1１");

        assertThat(written(properties)).isEqualTo(properties);
    }

    @Test
    void anUnpairedSurrogateDoesNotMakeTheRecordUnwritable() {
        assertThat(written(Map.of("text", "a\ud83db"))).isEqualTo(Map.of("text", "a\ufffdb"));
    }

    @Test
    void aDeepValueIsReadAgain() {
        Map<String, Object> deep = Map.of();
        for (int i = 0; i < 100; i++) {
            deep = Map.of("deeper", deep);
        }
        assertThat(written(deep)).isEqualTo(deep);
    }

    @Test
    void aLongTextIsReadAgain() {
        Map<String, Object> properties = Map.of("text", "顧客 customer ".repeat(200_000));

        assertThat(written(properties)).isEqualTo(properties);
    }

    private Map<String, Object> written(Map<String, Object> properties) {
        Content content = new Content("m-1", List.of(), null, Map.of(), properties, Map.of());
        InteractionRecorded event = new InteractionRecorded(
                new FragmentId(new UUID(1, 1)),
                "shop",
                InteractionType.TRACK,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                true,
                List.of(),
                content);
        return records.read(records.write(event), InteractionRecorded.class)
                .content()
                .properties();
    }
}
