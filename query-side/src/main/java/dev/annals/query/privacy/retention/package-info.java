/** Finds whose data are needed for no purpose any more, and has them erased. */
@NullMarked
package dev.annals.query.privacy.retention;

import org.jspecify.annotations.NullMarked;
