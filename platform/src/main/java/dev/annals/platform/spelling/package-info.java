/** What was probably meant by a name that nothing has. */
@NullMarked
package dev.annals.platform.spelling;

import org.jspecify.annotations.NullMarked;
