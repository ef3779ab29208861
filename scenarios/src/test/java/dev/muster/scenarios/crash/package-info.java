/**
 * Proves that the engine loses nothing and doubles nothing: every call that a process makes is numbered, and each is the place of each fault in turn,
 * alone and in pairs.
 */
@NullMarked
package dev.muster.scenarios.crash;

import org.jspecify.annotations.NullMarked;
