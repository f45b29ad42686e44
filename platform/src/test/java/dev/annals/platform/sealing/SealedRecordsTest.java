package dev.annals.platform.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.annals.api.access.AccessEvent.PersonalDataRead;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.IdentityEvent.MergedInto;
import dev.annals.api.identity.Link;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.quarantine.QuarantineEvent.InteractionQuarantined;
import dev.annals.platform.crypto.SubjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.cbor.CBORMapper;

class SealedRecordsTest {

    private static final FragmentId ANNA = new FragmentId(new UUID(1, 1));
    private static final FragmentId BEN = new FragmentId(new UUID(2, 2));
    private static final FragmentOpened OPENED = new FragmentOpened(ANNA, Namespace.EMAIL, "anna@example.org");

    private final RecordingSubjectKeys keys = new RecordingSubjectKeys();
    private final SealedRecords records = new SealedRecords(keys);

    @Nested
    class WhatIsWritten {

        @Test
        void isReadAgainAsItWas() {
            for (Record event : List.of(
                    OPENED,
                    Interactions.productViewed(ANNA),
                    new MergedInto(
                            ANNA, BEN, new Link(ANNA, BEN, "shared-identifier", 1, new UUID(3, 3), Instant.EPOCH)),
                    new InteractionQuarantined(ANNA, "shop", "no-identifier", "where", Instant.EPOCH, "{\"a\": 1}"),
                    new PersonalDataRead(ANNA, BEN, "profile", "unstated"))) {
                assertThat(records.read(records.write(event), event.getClass())).isEqualTo(event);
            }
        }

        @Test
        void keepsTimesToTheNanosecondAndFarFromNow() {
            for (Instant time : List.of(
                    Instant.parse("2026-11-21T10:11:12.123456789Z"),
                    Instant.parse("1969-12-31T23:59:59.999Z"),
                    Instant.MIN,
                    Instant.MAX)) {
                var event = new InteractionQuarantined(ANNA, "shop", "code", "detail", time, "raw");
                assertThat(records.read(records.write(event), InteractionQuarantined.class))
                        .isEqualTo(event);
            }
        }

        @Test
        void showsNothingPersonal() {
            InteractionRecorded event = Interactions.productViewed(ANNA);
            String stored = new String(records.write(event), UTF_8);

            assertThat(stored).contains("shop").contains("Product Viewed");
            assertThat(stored)
                    .doesNotContain("aurora")
                    .doesNotContain("library")
                    .doesNotContain("shopper-00421");
        }

        @Test
        void isNeverTheSameTwice() {
            assertThat(records.write(OPENED)).isNotEqualTo(records.write(OPENED));
        }

        @Test
        void ofA430ByteInteractionTakesLessThan300Bytes() {
            assertThat(Interactions.PRODUCT_VIEWED.getBytes(UTF_8)).hasSizeBetween(425, 435);
            assertThat(records.write(Interactions.productViewed(ANNA))).hasSizeLessThan(300);
        }

        @Test
        void needsNoKeyWhereNothingPersonalIsSaid() {
            records.write(new FragmentOpened(ANNA, Namespace.EMAIL, null));
            records.write(new PersonalDataRead(ANNA, BEN, "profile", "unstated"));

            assertThat(keys.find(List.of(ANNA))).isEmpty();
        }
    }

    @Nested
    class AfterAnErasure {

        @Test
        void personalComponentsAreNullAndTheOthersStay() {
            byte[] stored = records.write(OPENED);
            keys.destroy(List.of(ANNA));

            assertThat(records.read(stored, FragmentOpened.class))
                    .isEqualTo(new FragmentOpened(ANNA, Namespace.EMAIL, null));
        }

        @Test
        void aNewGenerationOpensNothingOld() {
            byte[] old = records.write(OPENED);
            keys.destroy(List.of(ANNA));
            byte[] young = records.write(OPENED);

            assertThat(records.read(old, FragmentOpened.class).value()).isNull();
            assertThat(records.read(young, FragmentOpened.class)).isEqualTo(OPENED);
        }

        @Test
        void anErasedRecordIsWrittenAgainWithoutANewKey() {
            byte[] stored = records.write(OPENED);
            keys.destroy(List.of(ANNA));
            records.write(records.read(stored, FragmentOpened.class));

            assertThat(keys.find(List.of(ANNA))).isEmpty();
        }

        @Test
        void aKeyThatNobodyKnowsReadsAsErased() {
            byte[] stored = records.write(OPENED);

            assertThat(new SealedRecords(new RecordingSubjectKeys())
                            .read(stored, FragmentOpened.class)
                            .value())
                    .isNull();
        }
    }

    @Nested
    class WhatWasTamperedWith {

        @Test
        void isRefusedWhicheverByteOfTheSealedValueWasChanged() {
            byte[] stored = records.write(OPENED);
            int start = stored.length - SubjectKey.OVERHEAD - Packing.pack(new byte[17]).length;
            for (int i = start; i < stored.length; i++) {
                byte[] changed = stored.clone();
                changed[i] ^= 4;
                if (i == start + 1) {
                    assertThat(records.read(changed, FragmentOpened.class).value())
                            .as("of a generation that never was")
                            .isNull();
                } else {
                    assertThatIllegalStateException().isThrownBy(() -> records.read(changed, FragmentOpened.class));
                }
            }
        }

        @Test
        void isRefusedWhenItWasMovedToAnotherSubject() {
            FragmentOpened ben = new FragmentOpened(BEN, Namespace.EMAIL, "ben@example.org");
            Map<String, Object> ofAnna = clear(records.write(OPENED));
            Map<String, Object> ofBen = clear(records.write(ben));
            ofBen.put("10", ofAnna.get("10"));

            assertThatIllegalStateException().isThrownBy(() -> records.read(bytes(ofBen), FragmentOpened.class));
        }

        @Test
        void isRefusedWhenItWasMovedToAnotherRecord() {
            Map<String, Object> opened = clear(records.write(OPENED));
            Map<String, Object> quarantined =
                    clear(records.write(new InteractionQuarantined(ANNA, "s", "c", "d", Instant.EPOCH, "raw")));
            quarantined.put("17", opened.get("10"));

            assertThatIllegalStateException()
                    .isThrownBy(() -> records.read(bytes(quarantined), InteractionQuarantined.class));
        }

        @Test
        void isRefusedWhenItIsCutShortAnywhere() {
            byte[] stored = records.write(Interactions.productViewed(ANNA));
            for (int length = 0; length < stored.length; length++) {
                byte[] cut = java.util.Arrays.copyOf(stored, length);
                assertThatIllegalStateException().isThrownBy(() -> records.read(cut, InteractionRecorded.class));
            }
        }

        @Test
        void isRefusedWithoutAWordOfWhatItHolds() {
            Map<String, Object> map = clear(records.write(OPENED));
            map.put("9", "Anna Example");

            assertThatIllegalStateException()
                    .isThrownBy(() -> records.read(bytes(map), FragmentOpened.class))
                    .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("Anna"));
        }
    }

    @Nested
    class OtherRevisions {

        @Test
        void unknownComponentsArePassedOver() {
            Map<String, Object> map = clear(records.write(OPENED));
            map.put("fromTheFuture", List.of(1, Map.of("a", 2)));

            assertThat(records.read(bytes(map), FragmentOpened.class)).isEqualTo(OPENED);
        }

        @Test
        void componentsComeInAnyOrderAndUnderTheirNames() {
            Map<String, Object> map = clear(records.write(OPENED));
            Map<String, Object> turned = new java.util.LinkedHashMap<>();
            turned.put("value", map.get("10"));
            turned.put("namespace", map.get("9"));
            turned.put("fragment", map.get("0"));

            assertThat(records.read(bytes(turned), FragmentOpened.class)).isEqualTo(OPENED);
        }

        @Test
        void aMissingComponentThatMayNotBeNullIsNamed() {
            Map<String, Object> map = clear(records.write(OPENED));
            map.remove("9");

            assertThatIllegalStateException()
                    .isThrownBy(() -> records.read(bytes(map), FragmentOpened.class))
                    .withMessageContaining("fragment.opened has no namespace");
        }
    }

    @Test
    void aPageOfEventsTakesOneLookUpOfKeys() {
        byte[] anna = records.write(OPENED);
        byte[] ben = records.write(new FragmentOpened(BEN, Namespace.EMAIL, "ben@example.org"));
        keys.asked.clear();
        records.prefetch(List.of(ANNA, BEN));
        records.read(anna, FragmentOpened.class);
        records.read(ben, FragmentOpened.class);

        assertThat(keys.asked).containsExactly(List.of(ANNA, BEN));
    }

    private static Map<String, Object> clear(byte[] stored) {
        byte[] map = java.util.Arrays.copyOfRange(stored, 1, stored.length);
        return new CBORMapper().readValue(map, new tools.jackson.core.type.TypeReference<Map<String, Object>>() {});
    }

    private static byte[] bytes(Map<String, Object> map) {
        byte[] body = new CBORMapper().writeValueAsBytes(map);
        byte[] stored = new byte[body.length + 1];
        stored[0] = 1;
        System.arraycopy(body, 0, stored, 1, body.length);
        return stored;
    }
}
