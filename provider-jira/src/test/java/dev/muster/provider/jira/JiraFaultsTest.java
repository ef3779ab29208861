package dev.muster.provider.jira;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.provider.http.testing.Fault;
import dev.muster.provider.http.testing.HandClock;
import dev.muster.provider.http.testing.Patience;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.config.Secret;
import dev.muster.spi.text.RichText;
import dev.muster.spi.ticket.TicketChange;
import dev.muster.spi.ticket.TicketDraft;
import dev.muster.spi.ticket.TicketState;
import dev.muster.spi.ticket.Tickets;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Every call to Jira, met by every fault")
class JiraFaultsTest {

    private final HandClock clock = new HandClock();
    private final ScriptedJira vendor = new ScriptedJira(clock);
    private JiraProvider provider = provider(Patience.AMPLE);
    private Tickets tickets = provider.tickets().orElseThrow();
    private final String one = tickets.create(draft(), context("one")).id();
    private final String two = tickets.create(draft(), context("two")).id();

    /** A call by its route, and what makes it. */
    private enum Made {
        CREATE("POST", "issue", t -> t.tickets.create(draft(), t.context("a"))),
        GET("GET", "issue/{id}", t -> t.tickets.get(t.one, t.context("a"))),
        EDIT(
                "PUT",
                "issue/{id}",
                t -> t.tickets.update(t.one, new TicketChange("New", null, null, null, Map.of()), t.context("a"))),
        TRANSITIONS(
                "GET", "issue/{id}/transitions", t -> t.tickets.transition(t.one, TicketState.CLOSED, t.context("a"))),
        TRANSITION(
                "POST", "issue/{id}/transitions", t -> t.tickets.transition(t.one, TicketState.CLOSED, t.context("a"))),
        COMMENT("POST", "issue/{id}/comment", t -> t.tickets.comment(t.one, RichText.plain("x"), t.context("a"))),
        COMMENTS("GET", "issue/{id}/comment", t -> t.tickets.findComments(t.one, RequestKey.of("a"), t.context("b"))),
        UNCOMMENT(
                "DELETE",
                "issue/{id}/comment/{comment}",
                t -> t.tickets.retractComment(
                        t.one, t.tickets.comment(t.one, RichText.plain("x"), t.context("c")), t.context("a"))),
        LINK(
                "POST",
                "issue/{id}/remotelink",
                t -> t.tickets.link(t.one, "Room", URI.create("https://chat.example/C1"), t.context("a"))),
        RELATE("POST", "issueLink", t -> t.tickets.relate(t.one, "post-mortem of", t.two, t.context("a"))),
        SEARCH("POST", "search/jql", t -> t.tickets.newestOpen(5, t.context("a"))),
        USERS("GET", "user/search", t -> t.provider.people().orElseThrow().find("ann@example.com", t.context("a"))),
        USER("GET", "user", t -> t.provider.people().orElseThrow().find(ScriptedJira.ANN, t.context("a"))),
        GROUP("GET", "group/member", t -> t.provider.people().orElseThrow().members("payments", t.context("a")));

        private static final Set<Made> MAY_BE_MISSING = Set.of(GET, UNCOMMENT, USER, GROUP);

        private final String route;
        private final Consumer<JiraFaultsTest> call;

        Made(String method, String path, Consumer<JiraFaultsTest> call) {
            this.route = method + " " + ScriptedJira.API + path;
            this.call = call;
        }

        boolean reads() {
            return route.startsWith("GET ") || this == SEARCH;
        }
    }

    static Stream<Arguments> everyCallAndFault() {
        return Stream.of(Made.values())
                .flatMap(made -> Stream.of(Fault.values()).map(fault -> Arguments.of(made, fault)));
    }

    @AfterEach
    void stop() {
        provider.close();
        vendor.close();
        assertThat(vendor.server.unscripted()).isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyCallAndFault")
    @Timeout(20)
    @Tag("S09")
    void fails_as_what_it_is_and_is_made_once(Made made, Fault fault) {
        vendor.server.forget();
        vendor.server.fail(made.route, fault);

        Throwable thrown = Patience.met(fault, () -> vendor.server.count(made.route) > 0, patience -> {
            provider.close();
            provider = provider(patience);
            tickets = provider.tickets().orElseThrow();
            made.call.accept(this);
        });

        assertThat(vendor.server.count(made.route)).as("requests").isEqualTo(1);
        if (fault == Fault.NOT_FOUND && Made.MAY_BE_MISSING.contains(made)) {
            assertThat(thrown).isNull();
            return;
        }
        assertThat(thrown)
                .isExactlyInstanceOf(made.reads() ? fault.thrownByRead() : fault.thrownByWrite())
                .hasMessageStartingWith("jira: ")
                .hasMessageNotContaining("a-token-of-a-test");
    }

    private JiraProvider provider(Duration patience) {
        return JiraProvider.builder(vendor.server.url(), JiraFixture.MAPPING)
                .basic("muster@example.com", () -> Secret.of("a-token-of-a-test"))
                .clock(clock)
                .timeout(patience)
                .build();
    }

    private CallContext context(String key) {
        return CallContext.of(RequestKey.of(key), clock.instant().plusSeconds(30));
    }

    private static TicketDraft draft() {
        return new TicketDraft("incident", "Checkout fails", RichText.plain("x"), "", null, Set.of(), Map.of());
    }
}
