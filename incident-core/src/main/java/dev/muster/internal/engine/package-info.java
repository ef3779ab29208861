/**
 * The effect engine: commands in, one commit each; intents out, carried out under a lease and settled behind a fence. A step at a time; threads are
 * only loops around it.
 *
 * <p><b>Whose clock.</b> Leases, due times, pauses and backoffs are judged by the store's clock alone: a timer fires when that clock says so, whichever
 * process takes it up. The instant that a timer is set to comes from the rules, which count from the time that was told with the command, by the clock of
 * the process that took it. It is not shifted to the store's clock, as a call is that is due at once: one half of these instants was named by people (a
 * task's date, the next update at noon), and the rules that are asked when it fires compare it with times of the same clock. A process whose clock is
 * off by an hour sets its reminders that much early or late, as its timeline is; {@code check()} says so from a minute on.
 */
@NullMarked
package dev.muster.internal.engine;

import org.jspecify.annotations.NullMarked;
