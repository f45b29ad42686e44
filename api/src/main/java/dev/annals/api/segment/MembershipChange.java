package dev.annals.api.segment;

import dev.annals.api.identity.FragmentId;
import java.time.Instant;

/**
 * That somebody entered a segment, or left it.
 *
 * @param profile the profile
 * @param entered whether it entered; else it left
 * @param at when that became true
 * @param cause why
 * @param position the position of the event that caused it; -1 where none did, as when time went by
 */
public record MembershipChange(FragmentId profile, boolean entered, Instant at, MembershipCause cause, long position) {}
