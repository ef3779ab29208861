/**
 * The store: events, summaries, intents and the inbox of all incidents, in one transaction where the contract says so. It never reads a payload,
 * so a new kind of event or effect never breaks it.
 */
@NullMarked
package dev.muster.spi.store;

import org.jspecify.annotations.NullMarked;
