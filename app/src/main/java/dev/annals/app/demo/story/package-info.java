/** The store that the demo plays: its shoppers, what they do in ninety days, and what must come of it. */
@NullMarked
package dev.annals.app.demo.story;

import org.jspecify.annotations.NullMarked;
