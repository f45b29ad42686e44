/** The description of the API that clients are generated from. */
@NullMarked
package dev.annals.query.openapi;

import org.jspecify.annotations.NullMarked;
