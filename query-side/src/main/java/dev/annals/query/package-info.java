/** Read models to queries to REST; reads only. */
@NullMarked
package dev.annals.query;

import org.jspecify.annotations.NullMarked;
