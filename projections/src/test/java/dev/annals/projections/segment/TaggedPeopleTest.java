package dev.annals.projections.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.IdentityEvent.MergedInto;
import dev.annals.api.identity.IdentityEvent.Placed;
import dev.annals.api.identity.Link;
import dev.annals.api.identity.Namespace;
import dev.annals.api.tag.TagEvent.TagPut;
import dev.annals.api.tag.TagEvent.TagTaken;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggedPeopleTest {

    private static final String LUNCH = "{segment: lunch, condition: {tag: 貴賓}}";

    private final SegmentHouse house;
    private final FragmentId mia;

    TaggedPeopleTest(@TempDir Path folder) {
        house = new SegmentHouse(folder);
        mia = born(1);
    }

    @Test
    void aTagLetsSomebodyInAndItsEndLetsThemOutToTheInstant() {
        house.publish(LUNCH);
        house.feed();
        Instant until = house.now.plus(Duration.ofHours(2));
        put(mia, until);

        assertThat(changes("lunch")).containsExactly("entered tag");
        house.tick(house.now.plus(Duration.ofDays(1)));
        assertThat(changes("lunch")).containsExactly("entered tag", "left clock");
        assertThat(house.changes("lunch").getLast().at()).isEqualTo(until);
    }

    @Test
    void aTagThatWasPutBeforeTheSegmentWasMadeCountsAndOneThatIsTakenDoesNot() {
        put(mia, null);
        house.publish(LUNCH);
        house.feed();
        assertThat(changes("lunch")).containsExactly("entered backfill");

        house.append(mia, new TagTaken(mia, "貴賓", "moved away"));
        house.feed();
        assertThat(changes("lunch")).containsExactly("entered backfill", "left tag");
    }

    @Test
    void aTagGoesWithTheIdentifierOnWhichItWasPutWhenThatIsSplitOff() {
        FragmentId device = born(2);
        house.publish(LUNCH);
        house.feed();
        put(device, null);
        Link link = new Link(device, mia, "shared-identifier", 1, new UUID(9, 9), house.now);
        house.append(device, new MergedInto(device, mia, link));
        house.feed();
        assertThat(house.members("lunch", house.now)).containsExactly(mia);

        house.now = house.now.plusSeconds(60);
        house.append(device, new Placed(device, null, List.of(), null));
        house.feed();
        assertThat(house.members("lunch", house.now)).containsExactly(device);
    }

    @Test
    void whoeverIsInASegmentCarriesTheTagThatItGivesAsLongAsItGivesIt() {
        house.publish("{segment: guests, list: true, tag: 貴賓}");
        house.publish(LUNCH);
        house.publish("{segment: givers, tag: 貴賓, condition: {everyone: true}}");
        house.feed();
        assertThat(house.members("lunch", house.now)).containsExactly(mia);

        house.now = house.now.plusSeconds(60);
        house.publish("{segment: givers, condition: {everyone: true}}");
        house.feed();
        assertThat(house.members("lunch", house.now)).isEmpty();
        assertThat(changes("lunch")).last().isEqualTo("left rule-change");
    }

    private void put(FragmentId who, Instant until) {
        house.append(who, new TagPut(who, "貴賓", until, "often here"));
        house.feed();
    }

    private FragmentId born(int number) {
        FragmentId born = new FragmentId(new UUID(7, number));
        house.append(born, new FragmentOpened(born, Namespace.USER_ID, "person-" + number));
        return born;
    }

    private List<String> changes(String key) {
        return house.changes(key).stream()
                .map(each ->
                        (each.entered() ? "entered " : "left ") + each.cause().wireName())
                .toList();
    }
}
