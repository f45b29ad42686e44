/** Purposes, and what people said about them: consent given, refused, withdrawn, and what proves it. */
@NullMarked
package dev.annals.api.consent;

import org.jspecify.annotations.NullMarked;
