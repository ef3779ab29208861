package dev.muster.provider.jira;

import dev.muster.provider.http.testing.Canaries;
import dev.muster.spi.Provider;
import dev.muster.spi.ProviderFactory;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.text.RichText;
import dev.muster.spi.ticket.TicketChange;
import dev.muster.spi.ticket.TicketDraft;
import dev.muster.spi.ticket.TicketState;
import dev.muster.spi.ticket.Tickets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The secrets of a Jira provider")
class JiraCanariesTest extends Canaries {

    private static final String TOKEN = "kanarie-token-7f3a";
    private static final String HOOK = "kanarie-hook-5e2d";
    private static final String OLD_HOOK = "kanarie-old-hook-81aa";
    private static final String BASIC =
            Base64.getEncoder().encodeToString(("muster@example.com:" + TOKEN).getBytes(StandardCharsets.UTF_8));

    @Override
    protected ProviderFactory factory() {
        return new JiraProviderFactory();
    }

    @Override
    protected Map<String, String> settings(URI tool) {
        return Map.of(
                "url",
                tool.toString(),
                "email",
                "muster@example.com",
                "token",
                TOKEN,
                "project",
                "INC",
                "webhook-secrets",
                HOOK + "," + OLD_HOOK);
    }

    @Override
    protected Set<String> canaries() {
        return Set.of(TOKEN, HOOK, OLD_HOOK, BASIC);
    }

    @Override
    protected List<BiConsumer<Provider, CallContext>> calls() {
        TicketChange change = new TicketChange("New", null, null, null, Map.of());
        return List.of(
                (provider, call) -> tickets(provider).create(draft(), call),
                (provider, call) -> tickets(provider).find(call.key(), call),
                (provider, call) -> tickets(provider).get("INC-1", call),
                (provider, call) -> tickets(provider).update("INC-1", change, call),
                (provider, call) -> tickets(provider).transition("INC-1", TicketState.CLOSED, call),
                (provider, call) -> tickets(provider).comment("INC-1", RichText.plain("x"), call),
                (provider, call) -> tickets(provider).findComments("INC-1", call.key(), call),
                (provider, call) -> tickets(provider).link("INC-1", "x", URI.create("https://a.example"), call),
                (provider, call) -> tickets(provider).relate("INC-1", "blocks", "INC-2", call),
                (provider, call) -> provider.people().orElseThrow().find("a@example.com", call),
                (provider, call) -> provider.people().orElseThrow().members("payments", call));
    }

    @Override
    protected String resources() {
        return "ticket";
    }

    @Override
    protected String signatureHeader() {
        return "X-Hub-Signature";
    }

    private static Tickets tickets(Provider provider) {
        return provider.tickets().orElseThrow();
    }

    private static TicketDraft draft() {
        return new TicketDraft("incident", "Checkout fails", RichText.plain("x"), "", null, Set.of(), Map.of());
    }
}
