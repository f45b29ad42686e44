/** Answers which segments there are, who is in them since when and why, and what a definition would come to. */
@NullMarked
package dev.annals.query.segment;

import org.jspecify.annotations.NullMarked;
