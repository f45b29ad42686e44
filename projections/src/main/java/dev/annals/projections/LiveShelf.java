package dev.annals.projections;

import dev.annals.api.Wire;

/**
 * The pointer that says which version of a shelf readers and the processor use.
 *
 * @param projection the projection's name
 * @param shelf the version of its shelf, from 1
 * @param version the {@linkplain Projection#version() version of the functions} that filled the shelf
 */
@Wire(name = "document.live-shelf")
record LiveShelf(String projection, int shelf, int version) {}
