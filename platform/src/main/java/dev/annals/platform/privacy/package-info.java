/** What every room contributes when a person is erased. */
@NullMarked
package dev.annals.platform.privacy;

import org.jspecify.annotations.NullMarked;
