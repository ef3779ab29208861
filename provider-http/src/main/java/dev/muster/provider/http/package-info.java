/** The HTTP foundation of providers. */
@NullMarked
package dev.muster.provider.http;

import org.jspecify.annotations.NullMarked;
