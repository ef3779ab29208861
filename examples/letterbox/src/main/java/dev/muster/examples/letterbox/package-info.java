/** Tests. */
@NullMarked
package dev.muster.examples.letterbox;

import org.jspecify.annotations.NullMarked;
