package dev.annals.query.identity.whatif;

import dev.annals.api.identity.FragmentId;
import dev.annals.projections.ReadModel;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.Place.RecordedLink;
import dev.annals.projections.identity.ProfileProjection;
import dev.annals.query.access.Masking;
import dev.annals.query.identity.whatif.Findings.LinkExample;
import dev.annals.query.identity.whatif.Findings.Owned;
import dev.annals.query.identity.whatif.Findings.Part;
import dev.annals.query.identity.whatif.Findings.ProfileExample;
import dev.annals.query.identity.whatif.WhatIfView.LinkView;
import dev.annals.query.identity.whatif.WhatIfView.Made;
import dev.annals.query.identity.whatif.WhatIfView.PartView;
import dev.annals.query.identity.whatif.WhatIfView.Shown;
import dev.annals.query.identity.whatif.WhatIfView.SizedView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows findings with the identifiers and the evidence of their examples. */
final class WhatIfPicture {

    private final Findings findings;
    private final Map<FragmentId, FragmentDocument> documents = new HashMap<>();

    WhatIfPicture(Findings findings, ReadModel<FragmentDocument> fragments) {
        this.findings = findings;
        Set<FragmentId> shown = new TreeSet<>();
        links().forEach(link -> shown.addAll(List.of(link.weaker(), link.stronger())));
        parts().forEach(part -> shown.addAll(part.members()));
        owned().forEach(value -> shown.add(value.fragment()));
        fragments
                .get(shown.stream().map(ProfileProjection::key).toList())
                .values()
                .forEach(document -> documents.put(document.fragment(), document));
    }

    /** The profiles of which something personal is shown. */
    Set<FragmentId> profiles() {
        Set<FragmentId> profiles = new TreeSet<>();
        links().forEach(link -> profiles.addAll(link.before()));
        findings.joined().forEach(example -> example.parts().forEach(part -> profiles.add(part.profile())));
        findings.split().forEach(example -> profiles.add(example.profile()));
        owned().forEach(value -> profiles.add(value.profile()));
        return profiles;
    }

    /** The view as a reader may see it. */
    WhatIfView view(int comparedWith, long position, Masking masking) {
        return new WhatIfView(
                comparedWith,
                position,
                findings.fragments(),
                new WhatIfView.BeforeAfter(findings.profilesBefore(), findings.profilesAfter()),
                new WhatIfView.Merges(
                        new WhatIfView.Links(findings.gained(), links(findings.gainedBy(), masking)),
                        new WhatIfView.Links(findings.lost(), links(findings.lostBy(), masking))),
                new WhatIfView.Profiles(findings.joining(), profiles(findings.joined(), masking)),
                new WhatIfView.Profiles(findings.splitting(), profiles(findings.split(), masking)),
                findings.gained(),
                findings.collapsing(),
                new WhatIfView.Largest(sized(findings.largestBefore()), sized(findings.largestAfter())),
                new WhatIfView.Values(findings.blocked(), values(findings.blockedExamples(), masking)),
                new WhatIfView.Values(findings.respelled(), values(findings.respelledExamples(), masking)));
    }

    private List<LinkView> links(List<LinkExample> examples, Masking masking) {
        return examples.stream().map(example -> link(example, masking)).toList();
    }

    private LinkView link(LinkExample it, Masking masking) {
        Optional<RecordedLink> recorded = it.recorded() ? recorded(it) : Optional.empty();
        return new LinkView(
                it.weaker() + "~" + it.stronger(),
                shown(it.weaker(), masking),
                shown(it.stronger(), masking),
                it.rule(),
                recorded.map(link -> link.link().evidence()).orElse(null),
                recorded.map(link -> link.link().at()).orElse(null),
                recorded.map(RecordedLink::by).orElse(null),
                it.refusalBefore(),
                it.refusalAfter(),
                texts(it.before()),
                texts(it.after()));
    }

    private Optional<RecordedLink> recorded(LinkExample it) {
        FragmentDocument document = documents.get(it.weaker());
        return document == null
                ? Optional.empty()
                : document.place().links().stream()
                        .filter(known -> known.link().names(it.stronger()))
                        .findFirst();
    }

    private List<Made> profiles(List<ProfileExample> examples, Masking masking) {
        return examples.stream()
                .map(example -> new Made(
                        example.profile().toString(),
                        example.size(),
                        example.parts().stream()
                                .map(part -> part(part, masking))
                                .toList(),
                        example.more()))
                .toList();
    }

    private PartView part(Part part, Masking masking) {
        return new PartView(
                part.profile().toString(),
                part.size(),
                part.members().stream().map(member -> shown(member, masking)).toList());
    }

    private List<Shown> values(List<Owned> examples, Masking masking) {
        return examples.stream()
                .map(example -> shown(example.fragment(), masking))
                .toList();
    }

    private Shown shown(FragmentId fragment, Masking masking) {
        @Nullable FragmentDocument document = documents.get(fragment);
        return document == null
                ? new Shown(fragment.toString(), null, null)
                : new Shown(fragment.toString(), document.namespace(), masking.textOrNull(document.value()));
    }

    private static List<SizedView> sized(List<Findings.Sized> profiles) {
        return profiles.stream()
                .map(it -> new SizedView(it.profile().toString(), it.size()))
                .toList();
    }

    private static List<String> texts(List<FragmentId> ids) {
        return ids.stream().map(Objects::toString).toList();
    }

    private Stream<LinkExample> links() {
        return Stream.concat(findings.gainedBy().stream(), findings.lostBy().stream());
    }

    private Stream<Part> parts() {
        return Stream.concat(findings.joined().stream(), findings.split().stream())
                .flatMap(example -> example.parts().stream());
    }

    private Stream<Owned> owned() {
        return Stream.concat(findings.blockedExamples().stream(), findings.respelledExamples().stream());
    }
}
