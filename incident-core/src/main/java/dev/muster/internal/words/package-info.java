/** All human words: the resource bundles, and what is made of them as provider-neutral rich text. Pure. */
@NullMarked
package dev.muster.internal.words;

import org.jspecify.annotations.NullMarked;
