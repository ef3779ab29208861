package dev.muster.provider.pagerduty;

import dev.muster.provider.http.Calls;
import dev.muster.provider.http.Request;
import dev.muster.provider.http.ToolClient;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Rejected;
import dev.muster.spi.config.Secret;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One PagerDuty account and who we are in it.
 *
 * @param rest the client of REST API v2
 * @param events the client of Events API v2
 * @param clock tells the time
 * @param habits what the host chose
 */
record Account(ToolClient rest, ToolClient events, InstantSource clock, Habits habits) {

    /**
     * What the host chose.
     *
     * @param from the e-mail address of the user we act as
     * @param defaultService the id of the service under which people and policies are paged, or null
     * @param routingKeys integration keys of Events API v2 by the id of their service
     * @param priorityHigh the name or id of the priority of loud pages, or null
     * @param priorityLow the same of quiet ones
     * @param web where people see the account
     */
    record Habits(
            String from,
            @Nullable String defaultService,
            Map<String, Secret> routingKeys,
            @Nullable String priorityHigh,
            @Nullable String priorityLow,
            URI web) {
        /** Copies the keys. */
        Habits {
            routingKeys = Map.copyOf(routingKeys);
        }
    }

    Calls in(CallContext context) {
        return rest.in(context);
    }

    /** A request that says who makes it. */
    Request signed(Request request) {
        return request.header("From", habits.from());
    }

    Optional<Secret> routingKey(String service) {
        return Optional.ofNullable(habits.routingKeys().get(service));
    }

    Rejected rejected(String field, String problem, String remedy) {
        return new Rejected(PagerDutyProvider.NAME, field, problem, remedy);
    }
}
