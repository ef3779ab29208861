package dev.muster.provider.http.testing.webhook;

import dev.muster.spi.config.Secret;
import dev.muster.spi.inbound.Delivery;

/**
 * A signed delivery that somebody else made.
 *
 * @param source where it is published
 * @param secret what it is signed with
 * @param delivery the delivery, received when it was signed
 */
public record PublishedVector(String source, Secret secret, Delivery delivery) {}
