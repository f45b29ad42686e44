package dev.annals.api.audit;

import dev.annals.api.privacy.ErasureEvent;
import dev.annals.api.privacy.ErasureEvent.CiphertextPurged;
import dev.annals.api.privacy.ErasureEvent.ErasureCompleted;
import dev.annals.api.privacy.ErasureEvent.ErasureOrdered;
import dev.annals.api.privacy.ErasureEvent.ErasureStepDone;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.api.privacy.ErasureEvent.FragmentReadmitted;
import dev.annals.api.privacy.ErasureEvent.InteractionSuppressed;
import dev.annals.api.privacy.ErasureEvent.PurposeExpired;
import dev.annals.api.privacy.HoldEvent;
import dev.annals.api.privacy.HoldEvent.HoldApplied;
import dev.annals.api.privacy.HoldEvent.HoldEnded;
import dev.annals.api.privacy.HoldEvent.HoldSet;
import dev.annals.api.privacy.HoldEvent.RecordKept;

/** What events of erasures and legal holds mean. */
final class ErasureDescription {

    private ErasureDescription() {}

    static String of(ErasureEvent event) {
        return switch (event) {
            case FragmentErased it -> "The identifier and all recorded under it were erased by " + it.erasure() + ".";
            case FragmentReadmitted it ->
                "The identifier is recorded again: " + it.ground() + ", proven by " + it.reference() + ".";
            case InteractionSuppressed it ->
                "The source " + it.source() + " sent an interaction of type "
                        + it.type().wireName() + " that names an erased person; it was refused.";
            case ErasureOrdered it ->
                "The profile " + it.profile() + " with " + it.fragments().size() + " identifiers is to be erased: "
                        + it.ground() + "."
                        + (it.exceptions().isEmpty()
                                ? ""
                                : " Kept for now: " + it.exceptions().size() + " categories.");
            case ErasureStepDone it ->
                "Step " + it.step() + " of the erasure is done; it dealt with " + it.count() + " things.";
            case CiphertextPurged it ->
                "What nobody can open any more is taken out of " + it.rows() + " rows from position " + it.from()
                        + " to " + it.to() + ".";
            case PurposeExpired it ->
                "What was collected of the profile " + it.profile() + " for the purpose " + it.purpose()
                        + " is not told any more: " + it.interactions() + " interactions, because of " + it.ground()
                        + ".";
            case ErasureCompleted it ->
                "The erasure is complete"
                        + (it.exceptions().isEmpty()
                                ? "."
                                : " except for " + it.exceptions().size() + " categories that have to be kept.");
        };
    }

    static String of(HoldEvent event) {
        return switch (event) {
            case HoldSet it ->
                "A legal hold was set on " + String.join(", ", it.categories()) + " of "
                        + (it.people().isEmpty() ? "whoever fulfils its criterion" : "people who are named") + ", by "
                        + it.basis() + (it.until() == null ? "." : ", until " + it.until() + ".");
            case HoldEnded it ->
                "The legal hold ended" + (it.ground().equals("deadline") ? " by its deadline." : ": it was lifted.");
            case HoldApplied it ->
                "Of the person erased by " + it.erasure() + ", " + it.records() + " records (" + it.category()
                        + ") were kept for the legal hold.";
            case RecordKept it -> "A record (" + it.category() + ") of an erased person was kept for a legal hold.";
        };
    }
}
