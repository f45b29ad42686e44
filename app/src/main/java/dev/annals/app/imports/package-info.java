/** Bulk import: files of records become interactions, through the same intake rules as everything else. */
@NullMarked
package dev.annals.app.imports;

import org.jspecify.annotations.NullMarked;
