/** The contract every store of read models must keep. */
@NullMarked
package dev.annals.testkit.documents;

import org.jspecify.annotations.NullMarked;
