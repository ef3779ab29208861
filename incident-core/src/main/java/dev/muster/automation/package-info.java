/**
 * What follows from an event: pure functions from (event, state, policy) to the effects that are wanted. An automation's name is a sentence. Effects
 * are data; the engine carries them out.
 */
@NullMarked
package dev.muster.automation;

import org.jspecify.annotations.NullMarked;
