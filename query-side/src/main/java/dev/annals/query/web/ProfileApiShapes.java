package dev.annals.query.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.annals.projections.identity.FragmentDocument;
import dev.annals.projections.identity.Profile;
import dev.annals.projections.identity.Register;
import dev.annals.projections.identity.Sighting;
import dev.annals.query.access.Masking;
import dev.annals.query.access.Masking.ShownIdentifier;
import dev.annals.query.interaction.TimelineItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the Profile API answers; member names as its clients know them. */
final class ProfileApiShapes {

    private ProfileApiShapes() {}

    /** A page of traits. */
    record Traits(Map<String, @Nullable Object> traits, Slice cursor) {}

    /** A page of anything else. */
    record Listing<T>(List<T> data, Slice cursor) {}

    /** A trait with where it comes from, for {@code verbose=true}. */
    record VerboseTrait(
            @Nullable Object value,
            @JsonProperty("source_id") String source,
            @JsonProperty("updated_at") Instant updatedAt) {

        static VerboseTrait of(Register register, Masking masking) {
            return new VerboseTrait(masking.value(register.value()), register.source(), register.occurredAt());
        }
    }

    /** An identifier of a user, or the id of an account. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExternalId(
            String id,
            String type,
            @JsonProperty("source_id") @Nullable String source,
            String collection,
            @JsonProperty("created_at") @Nullable Instant createdAt,
            String encoding) {

        static ExternalId of(ShownIdentifier identifier, FragmentDocument document) {
            Sighting first = document.first();
            return new ExternalId(
                    identifier.value(),
                    identifier.namespace().name(),
                    first == null ? null : first.source(),
                    "users",
                    document.opened(),
                    "none");
        }

        static ExternalId of(ShownIdentifier identifier) {
            return new ExternalId(identifier.value(), identifier.namespace().name(), null, "users", null, "none");
        }

        static ExternalId account(String id, Sighting joined) {
            return new ExternalId(id, "group_id", joined.source(), "accounts", joined.at(), "none");
        }
    }

    /** An interaction. */
    record ProfileEvent(
            @JsonProperty("external_ids") List<ExternalId> externalIds,
            Map<String, @Nullable Object> context,
            String type,
            @JsonProperty("message_id") String messageId,
            @JsonProperty("source_id") String source,
            Instant timestamp,
            Map<String, @Nullable Object> properties,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> traits,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String event,

            Related related) {

        static ProfileEvent of(TimelineItem item, Profile profile) {
            return new ProfileEvent(
                    item.identifiers().stream().map(ExternalId::of).toList(),
                    item.context(),
                    item.type(),
                    item.messageId(),
                    item.source(),
                    item.occurredAt(),
                    item.properties(),
                    item.traits(),
                    item.name(),
                    new Related(profile.id().toString()));
        }
    }

    /** Whom an interaction is about. */
    record Related(String users) {}

    /** The dates of a profile. */
    record Metadata(Dates metadata) {

        static Metadata of(Profile profile) {
            Sighting first = profile.first();
            Sighting last = profile.last();
            return new Metadata(new Dates(
                    first == null ? null : first.at(),
                    last == null ? null : last.at(),
                    null,
                    first == null ? null : first.source(),
                    last == null ? null : last.source()));
        }
    }

    /** When a person was seen first and last, and by which sources. A profile does not expire. */
    record Dates(
            @JsonProperty("created_at") @Nullable Instant createdAt,
            @JsonProperty("updated_at") @Nullable Instant updatedAt,
            @JsonProperty("expires_at") @Nullable Instant expiresAt,
            @JsonProperty("first_source_id") @Nullable String firstSource,
            @JsonProperty("last_source_id") @Nullable String lastSource) {}

    /** An account a person belongs to. */
    record AccountLink(
            @JsonProperty("to_collection") String toCollection,
            @JsonProperty("external_ids") List<ExternalId> externalIds) {

        static AccountLink of(String group, Sighting joined, Masking masking) {
            return new AccountLink("accounts", List.of(ExternalId.account(masking.text(group), joined)));
        }
    }
}
