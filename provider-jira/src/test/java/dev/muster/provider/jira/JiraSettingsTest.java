package dev.muster.provider.jira;

import dev.muster.provider.http.testing.settings.Mistakes;
import dev.muster.spi.ProviderFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("What a host sets for Jira")
class JiraSettingsTest extends Mistakes {

    @Override
    protected ProviderFactory factory() {
        return new JiraProviderFactory();
    }

    @Override
    protected Map<String, String> right() {
        return Map.of("url", "https://acme.atlassian.net", "token", "of-a-test", "project", "INC");
    }

    @Override
    protected List<Mistake> mistakes() {
        return List.of(
                Mistake.missing("url"),
                new Mistake("url", "acme.atlassian.net"),
                new Mistake("url", "http://acme.atlassian.example"),
                Mistake.missing("token"),
                Mistake.missing("project"),
                new Mistake("project", "Incidents of Acme"),
                new Mistake("email", "ann, of Acme"),
                new Mistake("web-url", "acme"),
                new Mistake("types", "Incident"),
                new Mistake("statuses", "finished=Done"),
                new Mistake("statuses", "open=To Do,open=Open"),
                new Mistake("priorities", "sev1:Highest"),
                new Mistake("fields", "impact=Impact of it"),
                new Mistake("fields", "impact=customfield_1:picture"),
                new Mistake("relations", "=Relates"),
                new Mistake("accounts", "ann@example.com="),
                new Mistake("settle-delay", "one minute"),
                new Mistake("settle-delay", "PT-1S"),
                new Mistake("settle_delay", "PT1M"));
    }
}
