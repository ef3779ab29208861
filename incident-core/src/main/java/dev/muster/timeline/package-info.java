/** What happened, in order and in words: every entry is told from an event, none is written twice. */
@NullMarked
package dev.muster.timeline;

import org.jspecify.annotations.NullMarked;
