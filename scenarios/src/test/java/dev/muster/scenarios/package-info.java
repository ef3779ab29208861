/** The process as a whole, told from outside. */
@NullMarked
package dev.muster.scenarios;

import org.jspecify.annotations.NullMarked;
