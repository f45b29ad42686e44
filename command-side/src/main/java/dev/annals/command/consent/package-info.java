/** What people decide about purposes: taken, checked, recorded, and enforced where interactions are collected. */
@NullMarked
package dev.annals.command.consent;

import org.jspecify.annotations.NullMarked;
