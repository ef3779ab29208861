/** Suites for what a host sets: mistakes are found at once, and secrets are seen nowhere. */
@NullMarked
package dev.muster.provider.http.testing.settings;

import org.jspecify.annotations.NullMarked;
