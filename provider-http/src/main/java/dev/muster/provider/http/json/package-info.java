/** Reading and writing JSON within bounds. */
@NullMarked
package dev.muster.provider.http.json;

import org.jspecify.annotations.NullMarked;
