/** What an operator may ask of a running process: tokens, projections, dead letters, its condition. */
@NullMarked
package dev.annals.app.operations;

import org.jspecify.annotations.NullMarked;
