/** The catalogue of services. */
@NullMarked
package dev.muster.spi.service;

import org.jspecify.annotations.NullMarked;
