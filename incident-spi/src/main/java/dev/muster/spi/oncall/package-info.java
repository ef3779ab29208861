/** On-call rosters. */
@NullMarked
package dev.muster.spi.oncall;

import org.jspecify.annotations.NullMarked;
