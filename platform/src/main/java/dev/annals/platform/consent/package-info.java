/** The catalogue of purposes, and the one place that says whether a person's data may be used for one of them. */
@NullMarked
package dev.annals.platform.consent;

import org.jspecify.annotations.NullMarked;
