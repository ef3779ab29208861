/** The carriers: how each kind of effect becomes a call of a provider, how an earlier try of it is found, and how a double is taken back. */
@NullMarked
package dev.muster.internal.carry;

import org.jspecify.annotations.NullMarked;
