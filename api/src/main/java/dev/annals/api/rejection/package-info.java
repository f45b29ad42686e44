/** The closed catalogue of everything Annals refuses, and how to mend it. */
@NullMarked
package dev.annals.api.rejection;

import org.jspecify.annotations.NullMarked;
