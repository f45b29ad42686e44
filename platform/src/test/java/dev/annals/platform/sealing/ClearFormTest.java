package dev.annals.platform.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClearFormTest {

    private static final FragmentId ANNA = new FragmentId(new UUID(1, 1));

    @Test
    void isJsonThatAPersonCanRead() {
        assertThat(SealedRecords.toClearJson(new FragmentOpened(ANNA, Namespace.EMAIL, "anna@example.org")))
                .isEqualTo("""
                        {
                          "fragment" : "00000000-0000-0001-0000-000000000001",
                          "namespace" : "email",
                          "value" : "anna@example.org"
                        }
                        """);
    }

    @Test
    void isReadAgain() {
        InteractionRecorded event = Interactions.productViewed(ANNA);
        String json = SealedRecords.toClearJson(event);

        assertThat(json).contains("\"occurredAt\" : \"2026-11-21T10:11:12.123Z\"");
        assertThat(SealedRecords.fromClearJson(json, InteractionRecorded.class)).isEqualTo(event);
    }

    @Test
    void mayHaveMembersThatTheRecordHasNot() {
        String json = SealedRecords.toClearJson(new FragmentOpened(ANNA, Namespace.EMAIL, null));

        assertThat(SealedRecords.fromClearJson(json.replace("{", "{\"more\": [1],"), FragmentOpened.class))
                .isEqualTo(new FragmentOpened(ANNA, Namespace.EMAIL, null));
    }

    @Test
    void namesWhatIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SealedRecords.fromClearJson("{}", FragmentOpened.class))
                .withMessageContaining("has no fragment");
        assertThatIllegalStateException().isThrownBy(() -> SealedRecords.fromClearJson("[", FragmentOpened.class));
    }
}
