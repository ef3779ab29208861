/** Events and effects as text and back: stable names, a version, JSON that is the same for equal content. */
@NullMarked
package dev.muster.internal.codec;

import org.jspecify.annotations.NullMarked;
