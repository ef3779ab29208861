/**
 * The rules of an incident: one state machine as a table, commands that ask, events that tell, {@code decide} and {@code evolve} as pure functions.
 * Nothing here reads a clock, makes an id or calls a tool.
 */
@NullMarked
package dev.muster.lifecycle;

import org.jspecify.annotations.NullMarked;
