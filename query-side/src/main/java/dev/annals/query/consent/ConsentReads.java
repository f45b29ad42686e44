package dev.annals.query.consent;

import dev.annals.api.consent.Consents;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.consent.PersonConsents;
import dev.annals.projections.ReadModel;
import dev.annals.projections.consent.ConsentDocument;
import dev.annals.projections.consent.ConsentDocument.Entry;
import dev.annals.projections.consent.ConsentProjection;
import dev.annals.projections.identity.MergeTree;
import dev.annals.query.identity.ProfileReads;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what people decided: as it stands now, or as it stood at an instant. */
public final class ConsentReads {

    private final ProfileReads profiles;
    private final ReadModel<ConsentDocument> consents;

    public ConsentReads(ProfileReads profiles, ReadModel<ConsentDocument> consents) {
        this.profiles = profiles;
        this.consents = consents;
    }

    /** The processors whose positions a read reflects. */
    public List<String> processors() {
        return List.of(profiles.processor(), consents.processor());
    }

    /**
     * What a person said.
     *
     * @param asked any fragment of the person
     * @param then what was expressed until this instant; null for now
     * @param known what was recorded until this instant; null for all that is recorded
     * @throws Rejected with {@code NOT_FOUND} when nobody is known by it
     */
    public Person person(FragmentId asked, @Nullable Instant then, @Nullable Instant known) {
        MergeTree tree = profiles.tree(asked)
                .orElseThrow(() -> new Rejected(Rejection.NOT_FOUND, "Nobody is known by this id or identifier."));
        Set<FragmentId> members =
                then == null ? tree.members().keySet() : new TreeThen(profiles, tree, then).members(asked);
        Map<FragmentId, ConsentDocument> documents = documents(members);
        Map<FragmentId, Consents> said = new HashMap<>();
        documents.forEach((fragment, document) -> said.put(
                fragment, document.consents(entry -> then == null || !entry.at().isAfter(then), known)));
        return new Person(tree, documents, new PersonConsents(said));
    }

    /**
     * What the fragments of a person said.
     *
     * @param members the fragments
     * @param known what was recorded until this instant; null for all that is recorded
     */
    public PersonConsents of(Collection<FragmentId> members, @Nullable Instant known) {
        Map<FragmentId, Consents> said = new HashMap<>();
        documents(members).forEach((fragment, document) -> said.put(fragment, document.consents(entry -> true, known)));
        return new PersonConsents(said);
    }

    private Map<FragmentId, ConsentDocument> documents(Collection<FragmentId> fragments) {
        Map<FragmentId, ConsentDocument> found = new HashMap<>();
        consents.get(fragments.stream().map(ConsentProjection::key).toList())
                .values()
                .forEach(document -> found.put(document.fragment(), document));
        return found;
    }

    /**
     * A person's consents, with where they stand in the log.
     *
     * @param tree the person's fragments
     * @param documents what each fragment says, record by record
     * @param consents what was said
     */
    public record Person(MergeTree tree, Map<FragmentId, ConsentDocument> documents, PersonConsents consents) {

        /** Where a record stands, if it is this person's. */
        public Optional<Located> find(UUID record) {
            return all().filter(each -> each.entry().record().equals(record)).findFirst();
        }

        /** Every record, the newest in the log first. */
        public List<Located> newestFirst() {
            return all().sorted(Comparator.comparingLong(
                                    (Located each) -> each.entry().position())
                            .reversed())
                    .toList();
        }

        private Stream<Located> all() {
            return documents.values().stream()
                    .flatMap(document ->
                            document.records().stream().map(entry -> new Located(document.fragment(), entry)));
        }
    }

    /**
     * A record and in whose stream it is.
     *
     * @param fragment the fragment
     * @param entry the record
     */
    public record Located(FragmentId fragment, Entry entry) {}
}
