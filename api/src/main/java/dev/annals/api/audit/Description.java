package dev.annals.api.audit;

import dev.annals.api.Event;
import dev.annals.api.access.AccessEvent;
import dev.annals.api.access.AccessEvent.AccessDenied;
import dev.annals.api.access.AccessEvent.ListExported;
import dev.annals.api.access.AccessEvent.MasterKeyRotated;
import dev.annals.api.access.AccessEvent.PersonalDataRead;
import dev.annals.api.access.AccessEvent.SignedIn;
import dev.annals.api.access.AccessEvent.TokenMade;
import dev.annals.api.access.AccessEvent.TokenRevoked;
import dev.annals.api.access.AccessEvent.TransferDecided;
import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.PurposeEvent;
import dev.annals.api.delivery.DeliveryEvent;
import dev.annals.api.delivery.TemplateEvent;
import dev.annals.api.identity.IdentityEvent;
import dev.annals.api.identity.IdentityEvent.Absorbed;
import dev.annals.api.identity.IdentityEvent.ApartLifted;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.IdentityEvent.KeptApart;
import dev.annals.api.identity.IdentityEvent.Linked;
import dev.annals.api.identity.IdentityEvent.MergeDecided;
import dev.annals.api.identity.IdentityEvent.MergedInto;
import dev.annals.api.identity.IdentityEvent.Placed;
import dev.annals.api.identity.IdentityEvent.SuggestionDismissed;
import dev.annals.api.identity.IdentityEvent.SuggestionRestored;
import dev.annals.api.identity.IdentityEvent.ValueAllowed;
import dev.annals.api.identity.IdentityEvent.ValueBlocked;
import dev.annals.api.identity.IdentityEvent.ValueQuarantined;
import dev.annals.api.identity.IdentityEvent.ValueReleased;
import dev.annals.api.identity.IdentityRulesEvent;
import dev.annals.api.identity.IdentityRulesEvent.PastRegrouped;
import dev.annals.api.identity.IdentityRulesEvent.RulesApplied;
import dev.annals.api.identity.IdentityRulesEvent.RulesPublished;
import dev.annals.api.interaction.InteractionEvent;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionEvent.InteractionRestored;
import dev.annals.api.interaction.InteractionEvent.InteractionRetracted;
import dev.annals.api.interaction.InteractionEvent.InteractionsExpired;
import dev.annals.api.journey.JourneyEvent;
import dev.annals.api.journey.JourneyRunEvent;
import dev.annals.api.privacy.ErasureEvent;
import dev.annals.api.privacy.HoldEvent;
import dev.annals.api.quarantine.QuarantineEvent;
import dev.annals.api.quarantine.QuarantineEvent.InteractionQuarantined;
import dev.annals.api.quarantine.QuarantineEvent.QuarantineDiscarded;
import dev.annals.api.quarantine.QuarantineEvent.QuarantineErased;
import dev.annals.api.quarantine.QuarantineEvent.QuarantineRedriven;
import dev.annals.api.request.SubjectRequestEvent;
import dev.annals.api.schema.PlanEvent;
import dev.annals.api.segment.SegmentEvent;
import dev.annals.api.tag.TagEvent;
import dev.annals.api.tag.TagEvent.TagPut;
import dev.annals.api.tag.TagEvent.TagTaken;
import dev.annals.api.trait.TraitEvent;

/** Says in one plain sentence what an event means, without anything personal. */
public final class Description {

    private Description() {}

    /** The sentence. */
    public static String of(Event event) {
        return switch (event) {
            case InteractionEvent it -> interaction(it);
            case PlanEvent it -> PlanDescription.of(it);
            case TraitEvent it -> PlanDescription.of(it);
            case TagEvent it -> tag(it);
            case IdentityEvent it -> identity(it);
            case IdentityRulesEvent it -> rules(it);
            case ConsentEvent it -> ConsentDescription.of(it);
            case PurposeEvent it -> ConsentDescription.of(it);
            case QuarantineEvent it -> quarantine(it);
            case AccessEvent it -> access(it);
            case ErasureEvent it -> ErasureDescription.of(it);
            case HoldEvent it -> ErasureDescription.of(it);
            case SubjectRequestEvent it -> RequestDescription.of(it);
            case DeliveryEvent it -> DeliveryDescription.of(it);
            case TemplateEvent it -> DeliveryDescription.of(it);
            case SegmentEvent it -> SegmentDescription.of(it);
            case JourneyEvent it -> JourneyDescription.of(it);
            case JourneyRunEvent it -> JourneyDescription.of(it);
            default ->
                throw new UnsupportedOperationException(
                        "No description of " + event.getClass().getName());
        };
    }

    private static String interaction(InteractionEvent event) {
        return switch (event) {
            case InteractionRecorded it ->
                "The source " + it.source() + " sent an interaction of type "
                        + it.type().wireName()
                        + (it.name() == null ? "" : " named \"" + it.name() + "\"") + " that happened at "
                        + it.occurredAt()
                        + (it.globalPrivacyControl() ? ", with Global Privacy Control switched on." : ".");
            case InteractionRetracted it ->
                "Somebody decided that the interaction " + it.interaction() + " is not to count.";
            case InteractionRestored it ->
                "Somebody decided that the interaction " + it.interaction() + " counts again.";
            case InteractionsExpired it ->
                "What " + it.interactions() + " interactions said is not told any more: the purpose " + it.purpose()
                        + ", for which they were collected, is over.";
        };
    }

    private static String identity(IdentityEvent event) {
        return switch (event) {
            case FragmentOpened it -> "An identifier of the kind " + it.namespace() + " was seen for the first time.";
            case MergedInto it ->
                "The profile was merged into " + it.into() + " by the rule "
                        + it.link().rule() + ", version " + it.link().ruleVersion() + ".";
            case Absorbed it ->
                "The profile took in " + it.absorbed() + " by the rule "
                        + it.link().rule() + ", version " + it.link().ruleVersion() + ".";
            case Linked it ->
                "The identifier and that of " + it.link().other(it.fragment())
                        + (it.refusal() == null
                                ? " are taken for one person's"
                                : " are not taken for one person's (" + it.refusal() + ")")
                        + " by the rule " + it.link().rule() + ", version "
                        + it.link().ruleVersion() + ".";
            case Placed it ->
                it.parent() == null
                        ? "The identifier leads a profile of "
                                + (it.census() == null ? 1 : it.census().size()) + " identifiers."
                        : "The identifier belongs to the profile under " + it.parent() + ".";
            case MergeDecided it -> "Somebody decided that it is one person with " + it.other() + ".";
            case KeptApart it -> "Somebody decided that it is not one person with " + it.other() + ".";
            case ApartLifted it -> "Somebody decided that it need not be kept apart from " + it.other() + " any more.";
            case SuggestionDismissed it ->
                "Somebody decided that it was wrong to suggest that it is one person with " + it.other() + ".";
            case SuggestionRestored it ->
                "Somebody decided that it may be suggested again that it is one person with " + it.other() + ".";
            case ValueQuarantined it ->
                "The value linked " + it.links() + " identifiers within a day; its links do not count until it is"
                        + " released.";
            case ValueBlocked it ->
                "By version " + it.ruleVersion()
                        + " of the identity rules the value identifies nobody; its links do not" + " count.";
            case ValueAllowed it ->
                "By version " + it.ruleVersion() + " of the identity rules the value identifies somebody again.";
            case ValueReleased it -> "Somebody decided that the value's links count again.";
        };
    }

    private static String tag(TagEvent event) {
        return switch (event) {
            case TagPut it ->
                "A tag was put on the person" + (it.until() == null ? "." : ", to hold until " + it.until() + ".");
            case TagTaken ignored -> "A tag was taken off the person.";
        };
    }

    private static String rules(IdentityRulesEvent event) {
        return switch (event) {
            case RulesPublished it ->
                "Version " + it.rules().version() + " of the identity rules was published, to hold "
                        + (it.rules().appliesFrom() == it.rules().version() ? "from now on." : "for the past as well.");
            case PastRegrouped it ->
                "By version " + it.version() + " of the identity rules " + it.fragments()
                        + " identifiers were looked at again: " + it.split() + " profiles were split off, "
                        + it.merged()
                        + " were merged.";
            case RulesApplied it ->
                "Everything is by now as version " + it.version() + " of the identity rules says: " + it.split()
                        + " profiles were split off, " + it.merged() + " were merged.";
        };
    }

    private static String quarantine(QuarantineEvent event) {
        return switch (event) {
            case InteractionQuarantined it ->
                "An item of the source " + it.source() + " was quarantined: " + it.code() + ".";
            case QuarantineRedriven it -> it.by() + " sent the quarantined item again, and it was recorded.";
            case QuarantineDiscarded it -> it.by() + " gave the quarantined item up: " + it.reason();
            case QuarantineErased it -> "The item's content was destroyed with the person it names.";
        };
    }

    private static String access(AccessEvent event) {
        return switch (event) {
            case PersonalDataRead it ->
                "Personal data was read unmasked: the " + it.resource() + " of the profile, for the purpose \""
                        + it.purpose() + "\".";
            case ListExported it ->
                "The " + it.resource() + " list was exported as " + it.format()
                        + (it.items() < 0 ? "" : " with " + it.items() + " entries") + ", for the purpose \""
                        + it.purpose() + "\".";
            case TransferDecided it ->
                "Data of " + it.people() + " people who live in " + it.region()
                        + (it.allowed() ? " were" : " were not") + " taken out (" + it.resource() + ") to "
                        + (it.country() == null ? "a country nobody stated" : it.country()) + ": " + it.reason() + ".";
            case TokenMade it ->
                "A token of role " + it.role() + " was made for \"" + it.name() + "\""
                        + (it.expiresAt() == null ? "." : ", valid until " + it.expiresAt() + ".");
            case TokenRevoked it -> "The token of \"" + it.name() + "\", role " + it.role() + ", was revoked.";
            case SignedIn it -> "Came in by " + it.by() + ".";
            case AccessDenied it ->
                "Was refused with " + it.status() + " at " + it.endpoint() + ", " + it.times()
                        + (it.times() == 1 ? " time." : " times from " + it.first() + " to " + it.last() + ".");
            case MasterKeyRotated it -> "The master key was replaced by version " + it.version() + ".";
        };
    }
}
