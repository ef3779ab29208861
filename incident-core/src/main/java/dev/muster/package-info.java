/**
 * The public API: {@link dev.muster.Incidents} is where a host begins, {@link dev.muster.Incident} what it works with, {@link dev.muster.Engine} what
 * carries the consequences out. Chat, examples and consoles go through these and nothing else.
 */
@NullMarked
package dev.muster;

import org.jspecify.annotations.NullMarked;
