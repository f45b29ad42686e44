/** Where people's data live, and on what ground they may be taken elsewhere: the one policy that every way out asks. */
@NullMarked
package dev.annals.platform.residency;

import org.jspecify.annotations.NullMarked;
