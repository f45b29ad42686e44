/** What happened, told to somebody who has to account for it. */
@NullMarked
package dev.annals.api.audit;

import org.jspecify.annotations.NullMarked;
