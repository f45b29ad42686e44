package dev.annals.projections.audit;

import dev.annals.api.Wire;

/**
 * Says that the event at a position belongs to a list.
 *
 * @param position the position; the key has it too, after the list's name
 */
@Wire(name = "document.audit-mark")
public record AuditMark(long position) {}
