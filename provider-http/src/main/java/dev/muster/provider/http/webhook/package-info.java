/**
 * Webhooks that can be believed: signatures over the raw bytes, compared in constant time, with several secrets at once while one is being changed, a
 * window of time in both directions, an id of each delivery that a replay cannot change, and the answer that keeps a subscription alive.
 */
@NullMarked
package dev.muster.provider.http.webhook;

import org.jspecify.annotations.NullMarked;
