package dev.annals.projections;

import dev.annals.api.Wire;
import java.util.UUID;

/**
 * Who wrote to a part of a live shelf last, so that whoever comes back to it knows that others were there meanwhile.
 *
 * @param projection the projection's name
 * @param segment the part of its processor
 * @param writer the process
 */
@Wire(name = "document.shelf-writer")
record ShelfWriter(String projection, int segment, UUID writer) {}
