/** Alerts: what monitoring tools tell. */
@NullMarked
package dev.muster.spi.alert;

import org.jspecify.annotations.NullMarked;
