/** Given/when/then helpers, recording fakes, a test clock and contract tests, for test scope only. */
@NullMarked
package dev.annals.testkit;

import org.jspecify.annotations.NullMarked;
