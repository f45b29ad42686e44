package dev.annals.projections.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionType;
import dev.annals.platform.segment.SegmentFile;
import dev.annals.platform.segment.SegmentPreviews.Preview;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {

    private static final int MANY = 2 * Column.BLOCK + 100;
    private static final String VIEWED_LATELY = "{did: Product Viewed, within: PT1H}";

    private final SegmentHouse house;

    PreviewTest(@TempDir Path folder) {
        house = new SegmentHouse(folder);
        house.publish("{segment: kept, condition: {any: [{trait: number, above: 0}, " + VIEWED_LATELY + "]}}");
        house.feed();
    }

    @Test
    void everybodyIsCountedAlsoThoseWhoCameSinceThePreviewBefore() {
        come(0, MANY);
        assertThat(count("{trait: number, below: 10}")).isEqualTo(10);
        assertThat(count("{not: {trait: number, below: 10}}")).isEqualTo(MANY - 10);

        come(MANY, MANY + Column.BLOCK);
        says(person(MANY + 5), 3);
        says(person(4), 70);
        house.feed();

        assertThat(count("{trait: number, below: 10}")).isEqualTo(10);
        assertThat(count("{not: {trait: number, below: 10}}")).isEqualTo(MANY + Column.BLOCK - 10);
        assertThat(preview("{all: [{trait: number, below: 10}]}").sample())
                .contains(person(MANY + 5))
                .doesNotContain(person(4));
    }

    @Test
    void timeAloneTakesSomebodyOutOfWhatWasAnsweredBefore() {
        come(0, 3);
        views(person(1));
        assertThat(preview(VIEWED_LATELY).sample()).containsExactly(person(1));

        house.tick(house.now.plus(Duration.ofMinutes(59)));
        assertThat(count(VIEWED_LATELY)).isEqualTo(1);
        house.tick(house.now.plus(Duration.ofMinutes(1)));
        assertThat(count(VIEWED_LATELY)).isZero();
    }

    @Test
    void aConditionOfMoreClausesThanAreKeptSaysTheSame() {
        come(0, 200);
        String wide = IntStream.range(0, 60)
                .mapToObj(number -> "{trait: number, is: " + 2 * number + "}")
                .collect(Collectors.joining(", ", "{any: [", "]}"));

        assertThat(count(wide)).isEqualTo(60);
        says(person(1), 118);
        house.feed();
        assertThat(count(wide)).isEqualTo(61);
    }

    @Test
    void whatNoSegmentAsksForIsReadOfTheHistoryAndFollowedFromThere() {
        come(0, 5);
        assertThat(count("{did: Product Viewed}")).isZero();
        views(person(2));
        assertThat(count("{did: Product Viewed}")).isEqualTo(1);
        assertThat(count("{all: [{did: Product Viewed}, {trait: city, exists: false}]}"))
                .isEqualTo(1);
        views(person(3));
        assertThat(count("{did: Product Viewed}")).isEqualTo(2);
    }

    @Test
    void nothingIsKeptAnyMoreOnceNobodyAskedForAWhile() {
        come(0, 3);
        assertThat(count(VIEWED_LATELY)).isZero();
        assertThat(isFollowed()).isTrue();

        house.tick(house.now.plus(Duration.ofMinutes(9)));
        assertThat(isFollowed()).isTrue();
        house.tick(house.now.plus(Duration.ofMinutes(2)));
        assertThat(isFollowed()).isFalse();
        views(person(2));
        assertThat(count(VIEWED_LATELY)).isEqualTo(1);
    }

    private boolean isFollowed() {
        return Boolean.TRUE.equals(
                house.engine.whileStill(machine -> machine.touched().isFollowed()));
    }

    private long count(String condition) {
        return preview(condition).count();
    }

    private Preview preview(String condition) {
        return house.engine.preview(SegmentFile.read("tried", "{segment: tried, condition: " + condition + "}"), 100);
    }

    private static FragmentId person(int number) {
        return new FragmentId(new UUID(77, number));
    }

    private void come(int first, int end) {
        for (int number = first; number < end; number++) {
            house.append(person(number), new FragmentOpened(person(number), Namespace.USER_ID, "person-" + number));
            says(person(number), number);
        }
        house.feed();
        house.tick(house.now);
    }

    private void says(FragmentId who, int number) {
        house.append(who, interaction(who, null, Map.of("number", number)));
    }

    private void views(FragmentId who) {
        house.append(who, interaction(who, "Product Viewed", Map.of()));
        house.feed();
    }

    private InteractionRecorded interaction(FragmentId who, String name, Map<String, Object> traits) {
        return new InteractionRecorded(
                who,
                "web",
                name == null ? InteractionType.IDENTIFY : InteractionType.TRACK,
                name,
                house.now,
                house.now,
                false,
                List.of(),
                new Content("m", List.of(), null, traits, Map.of(), Map.of()));
    }
}
