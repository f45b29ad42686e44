/** Leads what happens to the runs it matters to, wakes them, and has done what they decide. */
@NullMarked
package dev.annals.sagas.journey;

import org.jspecify.annotations.NullMarked;
