/** What people decided about purposes: now, at any instant, record by record, with what proves it. */
@NullMarked
package dev.annals.query.consent;

import org.jspecify.annotations.NullMarked;
