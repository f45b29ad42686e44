/** Which identity rules hold, which ones held, and how others are published. */
@NullMarked
package dev.annals.query.identity.rules;

import org.jspecify.annotations.NullMarked;
