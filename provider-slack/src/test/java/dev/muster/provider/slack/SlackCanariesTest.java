package dev.muster.provider.slack;

import dev.muster.provider.http.testing.Canaries;
import dev.muster.spi.Provider;
import dev.muster.spi.ProviderFactory;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.conversation.ConversationDraft;
import dev.muster.spi.conversation.Conversations;
import dev.muster.spi.conversation.Message;
import dev.muster.spi.people.Person;
import dev.muster.spi.text.RichText;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The secrets of a Slack provider")
class SlackCanariesTest extends Canaries {

    private static final String BOT = "xoxb-kanarie-bot-7f3a";
    private static final String APP = "xapp-kanarie-app-9c1b";
    private static final String SIGNING = "kanarie-signing-5e2d";
    private static final String PREVIOUS = "kanarie-previous-81aa";

    @Override
    protected ProviderFactory factory() {
        return new SlackProviderFactory();
    }

    @Override
    protected Map<String, String> settings(URI tool) {
        return Map.of(
                "bot-token",
                BOT,
                "app-token",
                APP,
                "signing-secret",
                SIGNING,
                "previous-signing-secret",
                PREVIOUS,
                "url",
                tool.resolve("/api/").toString(),
                "timeout",
                "PT2S");
    }

    @Override
    protected Set<String> canaries() {
        return Set.of(BOT, APP, SIGNING, PREVIOUS);
    }

    @Override
    protected List<BiConsumer<Provider, CallContext>> calls() {
        return List.of(
                (provider, call) -> chat(provider).open(new ConversationDraft("inc-2", "", "x"), call),
                (provider, call) -> chat(provider).get("C0GENERAL", call),
                (provider, call) -> chat(provider).post("C0GENERAL", Message.of("update", RichText.plain("x")), call),
                (provider, call) -> chat(provider).findPost("C0GENERAL", call.key(), call),
                (provider, call) -> chat(provider).invite("C0GENERAL", List.of(Person.of("a@example.com")), call),
                (provider, call) -> chat(provider).archive("C0GENERAL", call),
                (provider, call) -> provider.people().orElseThrow().find("a@example.com", call),
                (provider, call) -> provider.groups().orElseThrow().members("oncall", call),
                (provider, call) ->
                        ((SlackProvider) provider).openSocket(delivery -> 200).close());
    }

    @Override
    protected String resources() {
        return "conversation";
    }

    @Override
    protected String signatureHeader() {
        return "X-Slack-Signature";
    }

    private static Conversations chat(Provider provider) {
        return provider.conversations().orElseThrow();
    }
}
