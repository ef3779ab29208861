/** The way in: deliveries are kept before they are answered, and what they mean is applied once. */
@NullMarked
package dev.muster.internal.intake;

import org.jspecify.annotations.NullMarked;
