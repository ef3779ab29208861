/**
 * Suites for the webhooks of a tool, and what a test signs them with. A provider says once how its tool signs and what it sends, in a {@link
 * dev.muster.provider.http.testing.webhook.WebhookVendor}, and extends {@link dev.muster.provider.http.testing.webhook.WebhookSignatures} and {@link
 * dev.muster.provider.http.testing.webhook.WebhookDeliveries}: forged, garbled, replayed, repeated and reordered deliveries, and the answers that keep a
 * subscription alive.
 */
@NullMarked
package dev.muster.provider.http.testing.webhook;

import org.jspecify.annotations.NullMarked;
