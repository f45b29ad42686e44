/** What read models contribute when a person is erased, and the list of erasures. */
@NullMarked
package dev.annals.projections.privacy;

import org.jspecify.annotations.NullMarked;
