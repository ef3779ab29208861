package dev.muster.provider.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.Calls;
import dev.muster.provider.http.Endpoint;
import dev.muster.provider.http.Request;
import dev.muster.provider.http.cache.LastGood;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.oncall.OnCall;
import dev.muster.spi.oncall.OnCallShift;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is on call, by service, escalation policy or schedule. */
final class Rosters implements OnCall {

    private static final LastGood.Bounds BOUNDS =
            new LastGood.Bounds(Duration.ofMinutes(5), Duration.ofHours(24), 5_000);

    private final Account account;
    private final Catalogue catalogue;
    private final LastGood<String, Optional<Rota>> rotas;

    /** Where duties are kept: the parameter that asks for it, and its id. */
    private record Rota(String parameter, String id) {}

    Rosters(Account account, Catalogue catalogue) {
        this.account = account;
        this.catalogue = catalogue;
        this.rotas = new LastGood<>("rotas of PagerDuty", BOUNDS, account.clock());
    }

    @Override
    public List<OnCallShift> onCall(String service, Instant at, CallContext context) {
        Rota rota = rota(service, context)
                .orElseThrow(() -> account.rejected(
                        "service",
                        service + " is not known to PagerDuty",
                        "name a service, an escalation policy or a schedule that it has"));
        Instant second = at.truncatedTo(ChronoUnit.SECONDS);
        Request request = Rest.ON_CALLS
                .with(rota.parameter(), rota.id())
                .with("since", second.toString())
                .with("until", second.plusSeconds(1).toString())
                .with("include[]", "users");
        return Folk.listed(account.in(context), request, "/oncalls", each -> each).all().items().stream()
                .filter(entry -> covers(entry, at))
                .map(Rosters::shift)
                .distinct()
                .sorted(Comparator.comparingInt(OnCallShift::level)
                        .thenComparing(shift -> shift.person().id()))
                .toList();
    }

    private Optional<Rota> rota(String asked, CallContext context) {
        Optional<Rota> policy = catalogue
                .get(asked, context)
                .flatMap(service -> Optional.ofNullable(service.attributes().get(Catalogue.POLICY)))
                .map(id -> new Rota("escalation_policy_ids[]", id));
        if (policy.isPresent() || asked.isBlank()) {
            return policy;
        }
        Optional<Rota> found = rotas.get(asked, () -> {
                    Calls calls = account.in(context);
                    return named(calls, Rest.POLICIES, "/escalation_policies", asked)
                            .map(id -> new Rota("escalation_policy_ids[]", id))
                            .or(() -> named(calls, Rest.SCHEDULES, "/schedules", asked)
                                    .map(id -> new Rota("schedule_ids[]", id)));
                })
                .value();
        if (found.isEmpty()) {
            rotas.forget(asked);
        }
        return found;
    }

    private static Optional<String> named(Calls calls, Endpoint list, String pointer, String asked) {
        Request request = PageId.isVendorId(asked) ? list.request() : list.with("query", asked);
        return Folk.listed(calls, request, pointer, each -> each)
                .first(each -> Folk.isNamed(each, asked))
                .flatMap(each -> Json.at(each, "/id"));
    }

    /** From its start on and before its end; without them it always holds. */
    private static boolean covers(JsonNode entry, Instant at) {
        Instant start = instant(entry, "/start");
        Instant end = instant(entry, "/end");
        return (start == null || !at.isBefore(start)) && (end == null || at.isBefore(end));
    }

    private static OnCallShift shift(JsonNode entry) {
        return new OnCallShift(
                Folk.person(entry.at("/user")),
                Math.max(1, entry.at("/escalation_level").asInt(1)),
                instant(entry, "/end"));
    }

    /** An instant; null where there is none, or none that can be read. */
    static @Nullable Instant instant(JsonNode tree, String pointer) {
        try {
            return Json.at(tree, pointer)
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .orElse(null);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
