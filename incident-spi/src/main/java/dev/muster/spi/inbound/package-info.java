/** What comes in from the outside: deliveries, and what they mean. */
@NullMarked
package dev.muster.spi.inbound;

import org.jspecify.annotations.NullMarked;
