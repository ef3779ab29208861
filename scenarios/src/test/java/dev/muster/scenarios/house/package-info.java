/** A provider that somebody's own jar brings along. */
@NullMarked
package dev.muster.scenarios.house;

import org.jspecify.annotations.NullMarked;
