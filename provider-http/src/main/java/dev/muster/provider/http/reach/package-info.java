/** Where calls may go at all: encrypted, to hosts that are allowed, and to public addresses (T07). */
@NullMarked
package dev.muster.provider.http.reach;

import org.jspecify.annotations.NullMarked;
