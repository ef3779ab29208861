package dev.muster.provider.slack;

import dev.muster.provider.http.testing.settings.Mistakes;
import dev.muster.spi.ProviderFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("What a host sets for Slack")
class SlackSettingsTest extends Mistakes {

    @Override
    protected ProviderFactory factory() {
        return new SlackProviderFactory();
    }

    @Override
    protected Map<String, String> right() {
        return Map.of("bot-token", "xoxb-of-a-test", "signing-secret", "of-a-test");
    }

    @Override
    protected List<Mistake> mistakes() {
        return List.of(
                Mistake.missing("bot-token"),
                new Mistake("bot-token", "xapp-the-wrong-one"),
                new Mistake("bot-token", "xoxp-of-a-person"),
                new Mistake("app-token", "xoxb-the-wrong-one"),
                new Mistake("url", "slack.com"),
                new Mistake("url", "http://slack.example/api/"),
                new Mistake("url", "https://me:secret@slack.example/api/"),
                new Mistake("url", "https://169.254.169.254/api/"),
                new Mistake("language", "english please"),
                new Mistake("share-percent", "0"),
                new Mistake("share-percent", "101"),
                new Mistake("share-percent", "all of it"),
                new Mistake("timeout", "10 seconds"),
                new Mistake("timeout", "PT0S"),
                new Mistake("timeout", "PT-10S"),
                new Mistake("bot-tokne", "xoxb-a-slip-of-the-pen"));
    }
}
