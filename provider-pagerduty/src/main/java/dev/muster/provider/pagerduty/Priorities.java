package dev.muster.provider.pagerduty;

import dev.muster.provider.http.Calls;
import dev.muster.provider.http.cache.LastGood;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.ProviderException;
import dev.muster.spi.paging.PageRequest.Urgency;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which priority a page gets. A page without one is better than none: whatever goes wrong here stops no page. */
final class Priorities {

    private static final LastGood.Bounds BOUNDS = new LastGood.Bounds(Duration.ofHours(1), Duration.ofDays(7), 1);

    private final Account account;
    private final LastGood<String, Map<String, String>> byName;

    Priorities(Account account) {
        this.account = account;
        this.byName = new LastGood<>("priorities of PagerDuty", BOUNDS, account.clock());
    }

    /** The id of the priority for an urgency; empty when none was chosen, or PagerDuty has none of that name. */
    Optional<String> id(Urgency urgency, CallContext context) {
        String chosen = urgency == Urgency.HIGH
                ? account.habits().priorityHigh()
                : account.habits().priorityLow();
        if (chosen == null) {
            return Optional.empty();
        }
        if (PageId.isVendorId(chosen)) {
            return Optional.of(chosen);
        }
        try {
            return Optional.ofNullable(
                    byName.get("", () -> all(account.in(context))).value().get(chosen));
        } catch (ProviderException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> all(Calls calls) {
        Map<String, String> ids = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Folk.listed(calls, Rest.PRIORITIES.request(), "/priorities", each -> each)
                .all()
                .items()
                .forEach(each -> Json.at(each, "/name")
                        .ifPresent(name -> Json.at(each, "/id").ifPresent(id -> ids.putIfAbsent(name, id))));
        return ids;
    }
}
