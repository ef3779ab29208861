/**
 * PagerDuty: REST API v2, Events API v2 and webhooks v3.
 *
 * <p>{@link dev.muster.provider.pagerduty.PagerDutyProvider} is the way in; {@link dev.muster.provider.pagerduty.PagerDutyProviderFactory} makes one from
 * settings. A page is a PagerDuty incident whose {@code incident_key} is the request key. Where the host gives the routing key of a service, pages for
 * it go by the Events API, whose limits count for each service by itself; all others go by REST.
 */
@NullMarked
package dev.muster.provider.pagerduty;

import org.jspecify.annotations.NullMarked;
