/**
 * What every call to a provider has in common: its {@linkplain dev.muster.spi.call.CallContext context}, the key that names it, how safely
 * it may be repeated, how fast it may be made, and the typed ways in which it may fail.
 */
@NullMarked
package dev.muster.spi.call;

import org.jspecify.annotations.NullMarked;
