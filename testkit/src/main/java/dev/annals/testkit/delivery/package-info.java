/** What every connector has to keep. */
@NullMarked
package dev.annals.testkit.delivery;

import org.jspecify.annotations.NullMarked;
