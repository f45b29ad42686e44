package dev.annals.query.identity;

import dev.annals.projections.identity.Profile;
import dev.annals.projections.identity.Register;
import dev.annals.query.access.Masking;
import dev.annals.query.access.Masking.ShownIdentifier;
import dev.annals.query.consent.ConsentSummary;
import dev.annals.query.trait.ComputedReads;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A profile as the API answers it.
 *
 * @param profileId the id of the profile
 * @param identifiers what the person is called, strongest first
 * @param traits what was said last about the person, by name
 * @param traitDetails where each trait comes from, by name
 * @param groups the accounts the person belongs to, by id
 * @param consents what the person decided about purposes; `/consents` says more, and of every purpose
 * @param segments the keys of the segments the person is in; as they are now, also where the rest is of the past
 * @param computed what is computed of the person, by key; `/computed` says from what
 * @param lifecycle where the person stands as a customer; null where nobody said what an order is
 * @param tags the tags the person carries, put by hand or given by segments; `/tags` says more
 * @param firstSeen when the earliest interaction happened; null when there is none
 * @param lastSeen when the latest interaction happened; null when there is none
 * @param counts how many interactions there were
 * @param mergedFrom the ids of profiles that became part of this one; they lead here
 * @param position the position of the newest event in it
 */
record ProfileView(
        String profileId,
        List<ShownIdentifier> identifiers,
        Map<String, @Nullable Object> traits,
        Map<String, TraitDetail> traitDetails,
        List<String> groups,
        List<ConsentSummary> consents,
        List<String> segments,
        Map<String, Object> computed,
        @Nullable String lifecycle,
        List<String> tags,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        Counts counts,
        List<String> mergedFrom,
        long position) {

    /** What a reader sees of a profile. */
    static ProfileView of(
            Profile profile,
            List<ConsentSummary> consents,
            List<String> segments,
            ComputedReads.Shown computed,
            List<String> tags,
            Masking masking) {
        Map<String, @Nullable Object> traits = new TreeMap<>();
        Map<String, TraitDetail> details = new TreeMap<>();
        profile.traits().forEach((name, register) -> {
            if (register.value() != null) {
                traits.put(name, masking.value(register.value()));
                details.put(name, TraitDetail.of(register, profile.others().getOrDefault(name, List.of()), masking));
            }
        });
        return new ProfileView(
                profile.id().toString(),
                profile.identifiers().stream().map(masking::identifier).toList(),
                traits,
                details,
                profile.groups().keySet().stream().map(masking::text).sorted().toList(),
                consents,
                segments,
                computed.values(),
                computed.lifecycle(),
                tags,
                profile.first() == null ? null : profile.first().at(),
                profile.last() == null ? null : profile.last().at(),
                Counts.of(profile),
                profile.mergedFrom().stream().map(Objects::toString).toList(),
                profile.position());
    }

    /**
     * Where a trait comes from.
     *
     * @param occurredAt when it was said
     * @param source the source that said it
     * @param eventId the id of the event in which it was said
     * @param others what was said besides and does not count, strongest first
     */
    record TraitDetail(Instant occurredAt, String source, UUID eventId, List<Claim> others) {

        static TraitDetail of(Register register, List<Register> others, Masking masking) {
            return new TraitDetail(
                    register.occurredAt(),
                    register.source(),
                    register.event(),
                    others.stream().map(claim -> Claim.of(claim, masking)).toList());
        }
    }

    /**
     * What a source said of a trait.
     *
     * @param value the value; null when the source said that there is none any more
     * @param occurredAt when it was said
     * @param source the source that said it
     * @param eventId the id of the event in which it was said
     */
    record Claim(@Nullable Object value, Instant occurredAt, String source, UUID eventId) {

        static Claim of(Register register, Masking masking) {
            return new Claim(
                    masking.value(register.value()), register.occurredAt(), register.source(), register.event());
        }
    }

    /**
     * How many interactions there were.
     *
     * @param total of all kinds
     * @param byType of each type
     * @param byName of each name
     */
    record Counts(long total, Map<String, Long> byType, Map<String, Long> byName) {

        static Counts of(Profile profile) {
            long total =
                    profile.types().values().stream().mapToLong(Long::longValue).sum();
            return new Counts(total, new TreeMap<>(profile.types()), new TreeMap<>(profile.names()));
        }
    }
}
