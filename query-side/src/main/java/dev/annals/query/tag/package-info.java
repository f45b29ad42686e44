/** Which tags people carry, who put them, why and until when. */
@NullMarked
package dev.annals.query.tag;

import org.jspecify.annotations.NullMarked;
