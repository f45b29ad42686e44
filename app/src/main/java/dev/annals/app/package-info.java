/** The one runnable jar: main class, command line, whole-house architecture tests, end-to-end stories. */
@NullMarked
package dev.annals.app;

import org.jspecify.annotations.NullMarked;
