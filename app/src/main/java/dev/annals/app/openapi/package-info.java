/** The description of the API: what all endpoints share, and one entry for each. */
@NullMarked
package dev.annals.app.openapi;

import org.jspecify.annotations.NullMarked;
