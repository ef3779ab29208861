package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.Preview;
import dev.muster.automation.Effect;
import dev.muster.automation.Intended;
import dev.muster.engagement.CommanderRule;
import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Declaration;
import dev.muster.playbook.IncidentTypeBuilder;
import dev.muster.provider.inmemory.Call;
import dev.muster.provider.inmemory.Fault;
import dev.muster.severity.Impact;
import dev.muster.spi.call.Operation;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing optional stands before a page, the channel or an invitation. */
class PeopleFirstTest {

    private static final Declaration CHECKOUT = Declaration.of("Checkout fails")
            .affecting("checkout")
            .reportedBy(Shop.PIA)
            .withImpact(Impact.UNKNOWN.share(0.6).business(true));

    private static void duty(IncidentTypeBuilder type) {
        type.commander(new CommanderRule("duty", Match.ALWAYS, Target.team("incident-managers")));
        type.engage(Shop.bring("owner", true, Target.service("checkout")));
    }

    private static Shop shop() {
        return Shop.open(book -> book.everyType(PeopleFirstTest::duty));
    }

    @Test
    void pages_and_the_channel_wait_for_nothing_and_invitations_for_the_channel_alone() {
        try (Shop shop = shop()) {
            Preview preview = shop.incidents().preview(CHECKOUT);

            assertThat(effects(preview, Effect.SendPage.class)).isNotEmpty().allSatisfy(page -> {
                assertThat(page.needs()).isEmpty();
                assertThat(page.dueAt()).isNull();
            });
            assertThat(effects(preview, Effect.OpenConversation.class))
                    .singleElement()
                    .satisfies(open -> assertThat(open.needs()).isEmpty());
            assertThat(effects(preview, Effect.InvitePeople.class))
                    .isNotEmpty()
                    .allSatisfy(invite -> assertThat(invite.needs()).containsExactly("open-conversation"));
        }
    }

    private static List<Intended> effects(Preview preview, Class<? extends Effect> kind) {
        return preview.effects().stream()
                .filter(e -> kind.isInstance(e.effect()))
                .toList();
    }

    @Test
    void the_page_is_the_first_call_to_leave() {
        try (Shop shop = shop()) {
            shop.settled(shop.incidents().declare(CHECKOUT));
            List<Call> writes = shop.tools().calls().writes();

            assertThat(writes.get(0).operation()).isEqualTo(Operation.PAGE);
            int channel = first(writes, Operation.CONVERSATION_OPEN);
            for (Operation paperwork :
                    List.of(Operation.DOCUMENT_CREATE, Operation.TICKET_CREATE, Operation.FOLDER_CREATE)) {
                assertThat(first(writes, paperwork)).as("%s", paperwork).isGreaterThan(channel);
            }
        }
    }

    private static int first(List<Call> calls, Operation operation) {
        return calls.indexOf(calls.stream()
                .filter(c -> c.operation() == operation)
                .findFirst()
                .orElseThrow());
    }

    static Stream<Arguments> paperworkThatFails() {
        return Stream.of(
                        Operation.DOCUMENT_CREATE,
                        Operation.FOLDER_CREATE,
                        Operation.TICKET_CREATE,
                        Operation.BRIDGE_OPEN,
                        Operation.GROUP_SET_MEMBERS,
                        Operation.STATUS_PUBLISH)
                .flatMap(operation -> Stream.of(
                        Arguments.of(operation, Fault.unavailable(Duration.ofHours(2))),
                        Arguments.of(operation, Fault.rejected()),
                        Arguments.of(operation, Fault.misconfigured()),
                        Arguments.of(operation, Fault.unknownBefore()),
                        Arguments.of(operation, Fault.bug())));
    }

    @ParameterizedTest
    @MethodSource("paperworkThatFails")
    void paperwork_that_fails_leaves_page_channel_and_invitations_untouched(Operation paperwork, Fault fault) {
        try (Shop shop = shop()) {
            shop.tools().failAlways(paperwork, fault);
            Incident incident = shop.settled(shop.incidents().declare(CHECKOUT));

            assertThat(shop.tools().pager().open())
                    .singleElement()
                    .satisfies(page -> assertThat(page.woken()).containsExactly(Shop.INES, Shop.EVA));
            assertThat(shop.channel(incident).members()).contains(Shop.PIA, Shop.INES, Shop.EVA);
        }
    }

    @Test
    void declaring_with_two_people_on_every_tool_costs_at_most_45_calls() {
        try (Shop shop = shop()) {
            Incident incident = shop.settled(shop.incidents().declare(CHECKOUT));
            shop.tools().pager().acknowledge(shop.pageOf(Shop.INES).page().id(), Shop.INES);
            shop.tools().pager().acknowledge(shop.pageOf(Shop.EVA).page().id(), Shop.EVA);
            shop.time().advance(Duration.ofMinutes(2));

            assertThat(incident.refresh().details().reach().parked()).isEmpty();
            assertThat(shop.tools().calls().size())
                    .as(shop.tools().calls().table())
                    .isLessThanOrEqualTo(45);
        }
    }

    @Test
    void reopening_with_21_people_costs_at_most_10_calls_and_one_post() {
        try (Shop shop = shop()) {
            Incident incident = shop.settled(shop.incidents().declare(CHECKOUT));
            shop.tools().pager().acknowledge(shop.pageOf(Shop.INES).page().id(), Shop.INES);
            shop.tools().pager().acknowledge(shop.pageOf(Shop.EVA).page().id(), Shop.EVA);
            shop.time().runDue();
            Target[] people = Stream.iterate(1, i -> i + 1)
                    .limit(18)
                    .map(i -> Target.person("p" + i + "@example.com"))
                    .toArray(Target[]::new);
            shop.incidents()
                    .tell(
                            incident.id(),
                            new dev.muster.lifecycle.Command.Engage(List.of(people), "responder", "helps", false),
                            by(Shop.INES));
            shop.time().advance(Duration.ofMinutes(5));
            assertThat(incident.refresh().details().team().participants()).hasSizeGreaterThanOrEqualTo(21);
            incident.refresh().mitigate("rolled back", by(Shop.INES)).resolve("fixed", by(Shop.INES));
            shop.time().advance(Duration.ofHours(1));
            int calls = shop.tools().calls().size();
            int posts = shop.posts(incident).size();

            incident.refresh().reopen("it is back", by(Shop.INES));
            shop.time().advance(Duration.ofMinutes(2));

            List<Call> made = shop.tools()
                    .calls()
                    .all()
                    .subList(calls, shop.tools().calls().size());
            assertThat(made).as(shop.tools().calls().table()).hasSizeLessThanOrEqualTo(10);
            assertThat(shop.posts(incident).subList(posts, shop.posts(incident).size()))
                    .hasSize(1);
        }
    }

    @Test
    void a_team_without_an_on_call_is_paged_member_by_member_and_whoever_takes_it_first_leads() {
        try (Shop shop = Shop.open(book -> book.everyType(
                type -> type.commander(new CommanderRule("duty", Match.ALWAYS, Target.team("payments-team")))))) {
            Incident incident = shop.settled(shop.incidents().declare("Payments fail"));

            assertThat(shop.tools().pager().open())
                    .flatExtracting(page -> page.woken())
                    .containsExactlyInAnyOrder(Shop.CORA, Shop.DAN);
            assertThat(shop.incidents().engine().health().parked()).isEmpty();
            assertThat(shop.incidents().get(incident.id()).timeline().toString())
                    .contains("team payments-team has no on-call, so its members are paged");

            shop.tools().pager().acknowledge(shop.pageOf(Shop.DAN).page().id(), Shop.DAN);
            shop.time().advance(Duration.ofMinutes(1));
            assertThat(incident.refresh().lead()).contains(Shop.DAN);
        }
    }
}
