package dev.muster.provider.pagerduty;

import dev.muster.provider.http.testing.settings.Mistakes;
import dev.muster.spi.ProviderFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("What a host sets for PagerDuty")
class PagerDutySettingsTest extends Mistakes {

    @Override
    protected ProviderFactory factory() {
        return new PagerDutyProviderFactory();
    }

    @Override
    protected Map<String, String> right() {
        return Map.of("token", "of-a-test", "from", "ann@example.com");
    }

    @Override
    protected List<Mistake> mistakes() {
        return List.of(
                Mistake.missing("token"),
                Mistake.missing("from"),
                new Mistake("from", "Ann Smith"),
                new Mistake("oauth", "yes please"),
                new Mistake("url", "api.pagerduty.com"),
                new Mistake("url", "http://api.pagerduty.example"),
                new Mistake("events-url", "ftp://events.pagerduty.example"),
                new Mistake("events-url", "https://10.0.0.1/v2"),
                new Mistake("web-url", "https://me:secret@acme.pagerduty.example"),
                new Mistake("default-service", "Checkout service"),
                new Mistake("routing-keys", "0123456789abcdef0123456789abcdef"),
                new Mistake("routing-keys", "PSVC001=too-short"),
                new Mistake("routing-keys", "Checkout=0123456789abcdef0123456789abcdef"),
                new Mistake("limit-percent", "-1"),
                new Mistake("limit-percent", "1000"),
                new Mistake("limits-percent", "100"));
    }
}
