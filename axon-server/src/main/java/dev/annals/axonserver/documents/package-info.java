/**
 * Where read models are kept: the MongoDB and the PostgreSQL adapter of {@link dev.annals.platform.documents.Documents}.
 *
 * <p>Both pass the contract test in the testkit, so a projection cannot tell them apart.
 */
@NullMarked
package dev.annals.axonserver.documents;

import org.jspecify.annotations.NullMarked;
