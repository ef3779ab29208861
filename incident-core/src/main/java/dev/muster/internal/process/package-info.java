/** One step of an incident, pure: from a command to its events, the state they give and the effects that follow. */
@NullMarked
package dev.muster.internal.process;

import org.jspecify.annotations.NullMarked;
