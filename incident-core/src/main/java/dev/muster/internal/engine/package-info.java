/**
 * The effect engine: commands in, one commit each; intents out, carried out under a lease and settled behind a fence. A step at a time; threads are
 * only loops around it.
 */
@NullMarked
package dev.muster.internal.engine;

import org.jspecify.annotations.NullMarked;
