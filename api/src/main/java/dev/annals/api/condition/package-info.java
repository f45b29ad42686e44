/** The condition language: what a person must be or have done, said once for segments, journeys, searches and exports. */
@NullMarked
package dev.annals.api.condition;

import org.jspecify.annotations.NullMarked;
