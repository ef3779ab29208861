/** What keeps a tool that fails or hangs from taking anything else with it: a circuit breaker and a bulkhead. */
@NullMarked
package dev.muster.provider.http.guard;

import org.jspecify.annotations.NullMarked;
