/** Tickets: the record of an incident in the organisation's tracker. */
@NullMarked
package dev.muster.spi.ticket;

import org.jspecify.annotations.NullMarked;
