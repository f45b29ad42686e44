package dev.annals.query.identity.suggestion;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import dev.annals.platform.documents.Range;
import dev.annals.projections.ReadModel;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.Place.RecordedLink;
import dev.annals.projections.identity.Register;
import dev.annals.query.identity.matching.Entry;
import dev.annals.query.identity.matching.Field;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads all profiles once, page by page, and keeps of each what it can be recognised by. */
final class ProfileScan {

    private static final int PAGE = 500;
    private static final Set<Namespace> DEVICES = Set.of(Namespace.DEVICE_ID, Namespace.ANONYMOUS_ID);

    private final Map<FragmentId, FragmentId> parents = new HashMap<>();
    private final Map<FragmentId, TraitFields> fragments = new HashMap<>();
    private final Verdicts verdicts = new Verdicts();

    private ProfileScan() {}

    static ProfileScan of(ReadModel<FragmentDocument> documents) {
        ProfileScan scan = new ProfileScan();
        Range range = Range.first(PAGE);
        List<ReadModel.Entry<FragmentDocument>> page = documents.range(range);
        while (!page.isEmpty()) {
            page.forEach(entry -> scan.read(entry.document()));
            page = page.size() < PAGE
                    ? List.of()
                    : documents.range(range.after(page.getLast().key()));
        }
        return scan;
    }

    /** The profiles that can be recognised at all, in the order of their ids. */
    List<Entry> entries() {
        TreeMap<FragmentId, TraitFields> profiles = new TreeMap<>();
        fragments.forEach((fragment, fields) -> profiles.computeIfAbsent(root(fragment), root -> new TraitFields())
                .addAll(fields));
        return profiles.entrySet().stream()
                .filter(profile -> profile.getValue().tellsOfAPerson())
                .map(profile -> new Entry(
                        profile.getKey().toString(), profile.getValue().values()))
                .toList();
    }

    /** What people have decided so far, by profile. */
    Verdicts verdicts() {
        return verdicts.by(this::root);
    }

    private void read(FragmentDocument document) {
        FragmentId parent = document.place().parent();
        if (parent != null) {
            parents.put(document.fragment(), parent);
        }
        verdicts.add(document);
        if (!document.isNameless()) {
            gather(document, fields(document.fragment()));
        }
    }

    private void gather(FragmentDocument document, TraitFields fields) {
        String value = String.valueOf(document.value());
        Namespace namespace = document.namespace();
        if (Namespace.EMAIL.equals(namespace)) {
            fields.add(Field.EMAIL, value);
        } else if (Namespace.PHONE.equals(namespace)) {
            fields.add(Field.PHONE, value);
        } else if (namespace != null && DEVICES.contains(namespace)) {
            fields.add(Field.DEVICE, value);
            document.place().links().stream()
                    .filter(link -> link.refusal() != null)
                    .map(RecordedLink::link)
                    .forEach(link -> fields(link.other(document.fragment())).add(Field.DEVICE, value));
        }
        Map<String, Instant> networks = document.networks();
        if (networks != null) {
            networks.keySet().forEach(network -> fields.add(Field.NETWORK, network));
        }
        Map<String, Register> traits = document.traits();
        if (traits != null) {
            traits.forEach((name, said) -> fields.trait(name, said.value()));
        }
    }

    private TraitFields fields(FragmentId fragment) {
        return fragments.computeIfAbsent(fragment, each -> new TraitFields());
    }

    private FragmentId root(FragmentId fragment) {
        Set<FragmentId> seen = new HashSet<>();
        FragmentId root = fragment;
        FragmentId parent = parents.get(root);
        while (parent != null && seen.add(root)) {
            root = parent;
            parent = parents.get(root);
        }
        return root;
    }
}
