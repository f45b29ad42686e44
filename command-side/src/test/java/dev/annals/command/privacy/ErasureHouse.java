package dev.annals.command.privacy;

import dev.annals.api.Event;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.Interaction;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.interaction.Receipt;
import dev.annals.api.privacy.EraseProfile;
import dev.annals.api.privacy.ErasureEvent.Check;
import dev.annals.api.privacy.ErasureReceipt;
import dev.annals.api.privacy.ReadmitIdentifier;
import dev.annals.command.consent.Gates;
import dev.annals.command.identity.MergeForest;
import dev.annals.command.interaction.GroupRecorder;
import dev.annals.command.interaction.Submission;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.InMemoryBackbone;
import dev.annals.command.recording.TestGroupCommit;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.crypto.SubjectKey;
import dev.annals.platform.crypto.SubjectKeys;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.RulesInForce;
import dev.annals.platform.privacy.ErasureProgress;
import dev.annals.platform.privacy.LegalHolds;
import dev.annals.platform.privacy.QuarantineSearch;
import dev.annals.testkit.InMemorySubjectKeys;
import dev.annals.testkit.TestFragmentIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The command side with erasures on stores in memory; each of its ports can be told to kill the process when it is called. */
final class ErasureHouse implements AutoCloseable {

    static final Identifier ANNA = new Identifier(Namespace.USER_ID, "anna");
    static final Identifier MAIL = new Identifier(Namespace.EMAIL, "anna@example.org");
    static final Identifier BROWSER = new Identifier(Namespace.ANONYMOUS_ID, "browser-1");
    static final Identifier BEN = new Identifier(Namespace.USER_ID, "ben");

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    final InMemoryBackbone backbone = new InMemoryBackbone();
    final TestFragmentIds ids = new TestFragmentIds();
    final InMemorySubjectKeys keys = new InMemorySubjectKeys();
    final GroupCommit groupCommit = TestGroupCommit.on(backbone, keys);
    final MergeForest forest = new MergeForest(new RulesInForce(IdentityYaml.defaultRules()));
    final Map<Identifier, Set<FragmentId>> quarantined = new HashMap<>();
    final Set<FragmentId> left = new HashSet<>();
    Instant now = NOON;
    final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    final LegalHolds holds = new LegalHolds(backbone, ids);
    final AtomicLong finished = new AtomicLong(-1);

    private long calls;
    private long killAt = Long.MAX_VALUE;

    /** Thrown where a process is killed. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A process that starts on these stores. */
    Erasures process() {
        ErasureSteps steps = new ErasureSteps(
                List.of(
                        new HeldAside(holds, new PurposeBook(backbone, ids), backbone, groupCommit, ids, clock),
                        new QuarantineCleared(search(), backbone, groupCommit),
                        new KeysDestroyed(guarded()),
                        new ProcessorsFollow(new CaughtUpProcessors(this::call), Duration.ZERO)),
                List.of(NothingReadable.keys(keys), erasing -> {
                    call();
                    return new Check("elsewhere", 1, left.size());
                }),
                groupCommit,
                backbone,
                ids,
                new KeptForHolds(backbone, holds));
        return new Erasures(backbone, progress(), guarded(), steps, releases(), farewells(), TestGroupCommit.FAILURES);
    }

    FarewellsOver farewells() {
        return new FarewellsOver(guarded(), backbone, groupCommit, ids, clock);
    }

    HoldReleases releases() {
        return new HoldReleases(holds, desk(), guarded(), backbone, groupCommit, ids, clock, boxes -> {
            call();
            return new Check(
                    "records kept for legal holds",
                    boxes.size(),
                    keys.find(boxes).size());
        });
    }

    /** Where legal holds are set and lifted. */
    HoldCommands desk() {
        return new HoldCommands(groupCommit, holds, ids, () -> {});
    }

    /** Has the process killed at the n-th call of a port from now on. */
    void killAt(long call) {
        calls = 0;
        killAt = call;
    }

    Receipt record(String messageId, Identifier... identifiers) {
        return record("Product Viewed", messageId, identifiers);
    }

    Receipt record(String name, String messageId, Identifier... identifiers) {
        String last = identifiers[identifiers.length - 1].value();
        Map<String, Object> context = Map.of("page", "tea", "device", Map.of("id", last, "type", "phone"));
        Content content = new Content(messageId, List.of(identifiers), null, Map.of(), Map.of(), context);
        Interaction interaction = new Interaction("web", InteractionType.TRACK, name, NOON, NOON, false, content);
        return Waiting.forAnswer(
                        new GroupRecorder(groupCommit, forest, Gates.on(backbone, ids), ids, new SimpleMeterRegistry())
                                .submit(List.of(new Submission.Acceptable(interaction))))
                .getFirst();
    }

    ErasureReceipt erase(Erasures process, Identifier identifier) {
        return erase(process, identifier, null);
    }

    ErasureReceipt erase(Erasures process, Identifier identifier, FragmentId request) {
        return new ErasureCommands(groupCommit, new Readmission(groupCommit, keys), process)
                .handle(new EraseProfile(
                        List.of(ids.of(identifier)),
                        new FragmentId(UUID.randomUUID()),
                        "request",
                        request,
                        false,
                        "compliance:carla"));
    }

    long readmit(Erasures process, Identifier identifier) {
        return new ErasureCommands(groupCommit, new Readmission(groupCommit, keys), process)
                .handle(new ReadmitIdentifier(ids.of(identifier), "consent", "c-1", "compliance:carla"));
    }

    boolean hasKey(Identifier identifier) {
        FragmentId fragment = ids.of(identifier);
        return keys.find(List.of(fragment)).containsKey(fragment);
    }

    <E extends Event> List<E> events(Class<E> type) {
        return backbone.events().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public void close() {
        groupCommit.close();
    }

    private void call() {
        if (++calls >= killAt) {
            throw new Killed();
        }
    }

    private ErasureProgress progress() {
        return new ErasureProgress() {
            @Override
            public long position() {
                call();
                return finished.get();
            }

            @Override
            public void advance(long position) {
                call();
                finished.accumulateAndGet(position, Math::max);
            }
        };
    }

    private QuarantineSearch search() {
        return new QuarantineSearch() {
            @Override
            public <K> Map<K, Set<FragmentId>> naming(Map<K, ? extends Collection<Identifier>> wanted, long upTo) {
                call();
                Map<K, Set<FragmentId>> found = new HashMap<>();
                wanted.forEach((person, identifiers) -> identifiers.forEach(identifier -> {
                    Set<FragmentId> items = quarantined.getOrDefault(identifier, Set.of());
                    if (!items.isEmpty()) {
                        found.computeIfAbsent(person, none -> new HashSet<>()).addAll(items);
                    }
                }));
                return found;
            }
        };
    }

    /** The keys, where a process may be killed before and after they are changed. */
    private SubjectKeys guarded() {
        return new SubjectKeys() {
            @Override
            public Map<FragmentId, SubjectKey> obtain(Collection<FragmentId> fragments) {
                return keys.obtain(fragments);
            }

            @Override
            public Map<FragmentId, SubjectKey> find(Collection<FragmentId> fragments) {
                return keys.find(fragments);
            }

            @Override
            public void destroy(Collection<FragmentId> fragments) {
                keys.destroy(fragments);
            }

            @Override
            public void settle(Map<FragmentId, Integer> turns) {
                call();
                keys.settle(turns);
                call();
            }
        };
    }
}
