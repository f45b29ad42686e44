package dev.annals.projections.segment;

import dev.annals.api.Wire;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.segment.MembershipCause;
import java.time.Instant;

/**
 * That a profile is in a segment. There is one while it is, and none when it left.
 *
 * @param profile the profile
 * @param since since when
 * @param cause why it entered
 * @param position the position of the event that caused it; -1 where none did
 */
@Wire(name = "document.membership")
public record MembershipDocument(FragmentId profile, Instant since, MembershipCause cause, long position) {}
