/** Settings of a provider: declared, typed, checked all at once. */
@NullMarked
package dev.muster.spi.config;

import org.jspecify.annotations.NullMarked;
