/** What would become of everybody under other identity rules: the whole history grouped anew, off to the side. */
@NullMarked
package dev.annals.query.identity.whatif;

import org.jspecify.annotations.NullMarked;
