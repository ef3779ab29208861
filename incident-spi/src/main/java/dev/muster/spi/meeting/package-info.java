/** Meetings in a calendar, and bridges to join at once. */
@NullMarked
package dev.muster.spi.meeting;

import org.jspecify.annotations.NullMarked;
