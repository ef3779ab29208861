package dev.muster.provider.pagerduty;

import dev.muster.provider.http.testing.Canaries;
import dev.muster.spi.Provider;
import dev.muster.spi.ProviderFactory;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.paging.PageRequest;
import dev.muster.spi.paging.PageTarget;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The secrets of a PagerDuty provider")
class PagerDutyCanariesTest extends Canaries {

    private static final String TOKEN = "kanarie-token-7f3a";
    private static final String KEY = "kanarie9c1b0000000000000000000ab";
    private static final String HOOK = "kanarie-hook-5e2d";
    private static final String OLD_HOOK = "kanarie-old-hook-81aa";

    @Override
    protected ProviderFactory factory() {
        return new PagerDutyProviderFactory();
    }

    @Override
    protected Map<String, String> settings(URI tool) {
        Map<String, String> settings = new HashMap<>();
        settings.put("token", TOKEN);
        settings.put("from", "muster@example.com");
        settings.put("url", tool.toString());
        settings.put("events-url", tool.resolve("/v2").toString());
        settings.put("default-service", "PSVC002");
        settings.put("routing-keys", "PSVC002=" + KEY);
        settings.put("webhook-secrets", HOOK + "," + OLD_HOOK);
        return settings;
    }

    @Override
    protected Set<String> canaries() {
        return Set.of(TOKEN, KEY, HOOK, OLD_HOOK);
    }

    @Override
    protected List<BiConsumer<Provider, CallContext>> calls() {
        return List.of(
                (provider, call) -> pager(provider).page(request("PSVC002"), call),
                (provider, call) -> pager(provider).page(request("PSVC001"), call),
                (provider, call) -> pager(provider).find(call.key(), call),
                (provider, call) -> pager(provider).get("PGR0001", call),
                (provider, call) -> pager(provider).resolve("PGR0001", call),
                (provider, call) -> pager(provider).resolve("PSVC002:key", call),
                (provider, call) -> pager(provider).note("PGR0001", "text", call),
                (provider, call) -> pager(provider).escalate("PGR0001", 2, call),
                (provider, call) -> pager(provider)
                        .addResponders("PGR0001", List.of(new PageTarget.Service("PSVC001", "x")), "come", call),
                (provider, call) -> pager(provider).log("PGR0001", call),
                (provider, call) -> provider.people().orElseThrow().find("a@example.com", call),
                (provider, call) -> provider.serviceDirectory().orElseThrow().search("check", 5, call),
                (provider, call) -> provider.onCall().orElseThrow().onCall("PSVC001", call.deadline(), call));
    }

    @Override
    protected String resources() {
        return "";
    }

    @Override
    protected String signatureHeader() {
        return "X-PagerDuty-Signature";
    }

    private static PagerDutyPaging pager(Provider provider) {
        return ((PagerDutyProvider) provider).pager();
    }

    private static PageRequest request(String service) {
        return new PageRequest(
                new PageTarget.Service(service, service), "Checkout fails", "x", PageRequest.Urgency.HIGH, Map.of());
    }
}
