package dev.muster.spi.store;

/**
 * A delivery held under a lease.
 *
 * @param deposit what came
 * @param fence proves the claim
 * @param attempt 1 for the first claim
 */
public record DepositClaim(Deposit deposit, long fence, int attempt) {}
