/** What is looked up elsewhere, and may be a little old. */
@NullMarked
package dev.annals.platform.freshness;

import org.jspecify.annotations.NullMarked;
