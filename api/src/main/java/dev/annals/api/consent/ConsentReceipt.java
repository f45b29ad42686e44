package dev.annals.api.consent;

import dev.annals.api.identity.FragmentId;
import java.util.UUID;

/**
 * That a decision is on record.
 *
 * @param record the id of the record
 * @param fragment the fragment in whose stream it is
 * @param state what it says
 * @param isNew whether it was recorded now; false when it was on record already
 * @param position the position up to which the log has to be read to see it
 */
public record ConsentReceipt(UUID record, FragmentId fragment, ConsentState state, boolean isNew, long position) {}
