/** Notes what happens around access: tokens, those who come in, those who are turned away, the master key. */
@NullMarked
package dev.annals.app.oversight;

import org.jspecify.annotations.NullMarked;
