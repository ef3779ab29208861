/** A whole incident on one screen. */
@NullMarked
package dev.muster.examples.quickstart;

import org.jspecify.annotations.NullMarked;
