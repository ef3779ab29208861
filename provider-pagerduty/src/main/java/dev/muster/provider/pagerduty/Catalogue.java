package dev.muster.provider.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.provider.http.Calls;
import dev.muster.provider.http.cache.LastGood;
import dev.muster.provider.http.json.Json;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.service.ServiceDirectory;
import dev.muster.spi.service.ServiceEntry;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The technical services of the account. PagerDuty gives services neither other names nor tags. */
final class Catalogue implements ServiceDirectory {

    /** The attribute that holds the id of a service's escalation policy. */
    static final String POLICY = "escalation-policy";

    private static final int MOST = 500;
    private static final LastGood.Bounds BOUNDS =
            new LastGood.Bounds(Duration.ofMinutes(5), Duration.ofHours(24), 5_000);

    private final Account account;
    private final LastGood<String, Optional<ServiceEntry>> known;

    Catalogue(Account account) {
        this.account = account;
        this.known = new LastGood<>("services of PagerDuty", BOUNDS, account.clock());
    }

    @Override
    public Optional<ServiceEntry> get(String idNameOrAlias, CallContext context) {
        String asked = idNameOrAlias.strip();
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        String key = PageId.isVendorId(asked) ? asked : asked.toLowerCase(Locale.ROOT);
        Optional<ServiceEntry> found =
                known.get(key, () -> asked(asked, account.in(context))).value();
        if (found.isEmpty()) {
            known.forget(key);
        }
        return found;
    }

    @Override
    public List<ServiceEntry> search(String text, int limit, CallContext context) {
        if (limit < 1) {
            return List.of();
        }
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return Folk.listed(
                        account.in(context), Rest.SERVICES.with("query", text.strip()), "/services", Catalogue::entry)
                .all()
                .items()
                .stream()
                .limit(MOST)
                .sorted(Comparator.comparingInt((ServiceEntry entry) -> distance(entry.name(), wanted))
                        .thenComparing(ServiceEntry::name))
                .limit(limit)
                .toList();
    }

    private static Optional<ServiceEntry> asked(String asked, Calls calls) {
        if (PageId.isVendorId(asked)) {
            Optional<ServiceEntry> byId = calls.callUnless(Rest.SERVICE.with("id", asked), "2100", "404")
                    .map(reply -> entry(reply.json().at("/service")));
            if (byId.isPresent()) {
                return byId;
            }
        }
        return Folk.listed(calls, Rest.SERVICES.with("query", asked), "/services", each -> each)
                .first(each -> Folk.isNamed(each, asked))
                .map(Catalogue::entry);
    }

    /** How far a name is from what was asked for: the same, begins with it, a word of it begins with it, holds it. */
    private static int distance(String name, String wanted) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals(wanted)) {
            return 0;
        }
        if (lower.startsWith(wanted)) {
            return 1;
        }
        return lower.contains(' ' + wanted) || lower.contains('-' + wanted) ? 2 : 3;
    }

    private static ServiceEntry entry(JsonNode service) {
        String id = Json.at(service, "/id").orElse("");
        Map<String, String> attributes = new TreeMap<>();
        Json.at(service, "/description").ifPresent(text -> attributes.put("description", text));
        Json.at(service, "/status").ifPresent(text -> attributes.put("status", text));
        Json.at(service, "/html_url").ifPresent(text -> attributes.put("link", text));
        Json.at(service, "/escalation_policy/id").ifPresent(text -> attributes.put(POLICY, text));
        return new ServiceEntry(
                id,
                Json.at(service, "/name").or(() -> Json.at(service, "/summary")).orElse(id),
                Set.of(),
                Json.at(service, "/teams/0/summary")
                        .or(() -> Json.at(service, "/teams/0/name"))
                        .orElse(null),
                Set.of(),
                attributes);
    }
}
