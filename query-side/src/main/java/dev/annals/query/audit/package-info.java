/** What happened, for those who have to account for it. */
@NullMarked
package dev.annals.query.audit;

import org.jspecify.annotations.NullMarked;
