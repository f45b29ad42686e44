/** What became of erasures, and the certificates that prove it. */
@NullMarked
package dev.annals.query.privacy;

import org.jspecify.annotations.NullMarked;
