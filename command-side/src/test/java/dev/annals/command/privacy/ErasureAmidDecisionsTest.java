package dev.annals.command.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.IdentityEvent.KeptApart;
import dev.annals.api.identity.IdentityEvent.MergedInto;
import dev.annals.api.identity.MergeProfiles;
import dev.annals.api.identity.Namespace;
import dev.annals.api.identity.SplitProfile;
import dev.annals.api.privacy.ErasureEvent.ErasureOrdered;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.api.rejection.Rejected;
import dev.annals.command.identity.IdentityCommands;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever decides first is heeded wholly: nobody is erased by half, and nobody who was not asked about. */
class ErasureAmidDecisionsTest {

    private static final int PEOPLE = 40;

    private final ErasureHouse house = new ErasureHouse();
    private final Erasures process = house.process();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final CommandGateway commands =
            DefaultCommandGateway.builder().commandBus(bus).build();

    @BeforeEach
    void subscribe() {
        var unused = new AnnotationCommandHandlerAdapter<>(
                        new IdentityCommands(house.groupCommit, house.forest, UUID::randomUUID))
                .subscribe(bus);
    }

    @AfterEach
    void stop() {
        house.close();
    }

    @Test
    void whoIsMergedInTheSameMomentIsErasedTogetherOrNotMergedAtAll() throws InterruptedException {
        for (int person = 0; person < PEOPLE; person++) {
            Identifier one = user("one-" + person);
            Identifier other = mail("other-" + person);
            house.record("a-" + person, one);
            house.record("b-" + person, other);

            atOnce(
                    () -> house.erase(process, one),
                    () -> commands.sendAndWait(new MergeProfiles(
                            house.ids.of(one), house.ids.of(other), false, "the same person", "marketer:max")));

            boolean isMerged = links().contains(house.ids.of(other));
            assertThat(erased()).contains(house.ids.of(one));
            assertThat(erased().contains(house.ids.of(other))).isEqualTo(isMerged);
        }
        assertEverythingOrderedIsDone();
    }

    @Test
    void whoIsSplitInTheSameMomentIsErasedAloneOrNotSplitAtAll() throws InterruptedException {
        for (int person = 0; person < PEOPLE; person++) {
            Identifier one = user("one-" + person);
            Identifier other = mail("other-" + person);
            house.record("a-" + person, one, other);

            atOnce(
                    () -> house.erase(process, one),
                    () -> commands.sendAndWait(
                            new SplitProfile(house.ids.of(one), house.ids.of(other), "two people", "marketer:max")));

            boolean isSplit = house.events(KeptApart.class).stream()
                    .anyMatch(it -> it.fragment().equals(house.ids.of(one))
                            || it.fragment().equals(house.ids.of(other)));
            assertThat(erased()).contains(house.ids.of(one));
            assertThat(erased().contains(house.ids.of(other))).isNotEqualTo(isSplit);
        }
        assertEverythingOrderedIsDone();
    }

    private void assertEverythingOrderedIsDone() {
        assertThat(process.round()).isZero();
        assertThat(house.events(ErasureOrdered.class)).hasSize(PEOPLE);
        Set<FragmentId> ordered = house.events(ErasureOrdered.class).stream()
                .flatMap(it -> it.fragments().stream())
                .collect(Collectors.toSet());
        assertThat(erased()).isEqualTo(ordered);
        assertThat(house.keys.find(List.copyOf(ordered))).isEmpty();
    }

    private Set<FragmentId> erased() {
        return house.events(FragmentErased.class).stream()
                .map(FragmentErased::fragment)
                .collect(Collectors.toSet());
    }

    private Set<FragmentId> links() {
        return house.events(MergedInto.class).stream().map(MergedInto::fragment).collect(Collectors.toSet());
    }

    /** Has both done in whichever order they come; a refusal of the second is an answer. */
    private static void atOnce(Runnable... deeds) throws InterruptedException {
        List<Thread> threads = List.of(deeds).stream()
                .map(deed -> Thread.ofVirtual().start(() -> {
                    try {
                        deed.run();
                    } catch (Rejected secondToCome) {
                        assertThat(secondToCome.rejection()).isNotNull();
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static Identifier user(String name) {
        return new Identifier(Namespace.USER_ID, name);
    }

    private static Identifier mail(String name) {
        return new Identifier(Namespace.EMAIL, name + "@example.org");
    }
}
