package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.Incident;
import dev.muster.communication.Audience;
import dev.muster.communication.NoticeRule;
import dev.muster.communication.Trigger;
import dev.muster.engagement.EngagementRule;
import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Refused;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.State;
import dev.muster.playbook.IncidentTypeBuilder;
import dev.muster.playbook.Playbook;
import dev.muster.provider.inmemory.ChatPost;
import dev.muster.provider.inmemory.PrivateMessage;
import dev.muster.role.Role;
import dev.muster.severity.Tier;
import dev.muster.spi.mail.MailMessage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Those whom it concerns hear of it, and nobody else. */
class ConcerningTest {

    private static Match from(Tier tier) {
        return new Match(Set.of(), tier, Set.of(), Set.of(), Set.of(), List.of());
    }

    /** Executives are paged and told, and everybody is told, of what is major; of anything, the audience of minor ones. */
    private static void houseOfTiers(IncidentTypeBuilder type) {
        type.engage(new EngagementRule(
                "executives", from(Tier.MAJOR), List.of(Target.person(Shop.BOB)), Role.RESPONDER, true));
        type.audience(new Audience("all hands", List.of(Shop.CORA, Shop.DAN), null, false, false));
        type.audience(new Audience("minor", List.of(Shop.PIA), null, false, false));
        type.notice(
                new NoticeRule("all hands", Trigger.DECLARED, from(Tier.MAJOR), "all hands", "notice.declared", false));
        type.notice(new NoticeRule("minor", Trigger.DECLARED, from(Tier.MINOR), "minor", "notice.declared", false));
    }

    @Test
    @Tag("L-014")
    void a_minor_incident_touches_only_the_audience_of_minor_ones() {
        try (Shop shop = Shop.open(book -> book.everyType(ConcerningTest::houseOfTiers))) {
            shop.settled(shop.incidents()
                    .declare(Declaration.of("A typo").reportedBy(Shop.INES).withSeverity("MINOR")));
            shop.time().advance(Duration.ofMinutes(10));

            assertThat(shop.tools().pager().pages()).isEmpty();
            assertThat(touched(shop)).containsExactlyInAnyOrder(Shop.INES, Shop.PIA);

            shop.settled(
                    shop.incidents().declare(Declaration.of("Nobody can pay").withSeverity("MAJOR")));
            shop.time().advance(Duration.ofMinutes(10));
            assertThat(shop.tools().pager().pages())
                    .as("a major one pages the executives")
                    .hasSize(1);
            assertThat(touched(shop)).contains(Shop.BOB, Shop.CORA, Shop.DAN);
        }
    }

    /** Everybody who got a page, a message, a mail or an invitation. */
    private static Set<String> touched(Shop shop) {
        Set<String> people = new TreeSet<>();
        shop.tools().pager().pages().forEach(page -> people.addAll(page.woken()));
        shop.tools().chat().directs().stream().map(PrivateMessage::to).forEach(people::add);
        shop.tools().chat().whispers().stream().map(PrivateMessage::to).forEach(people::add);
        shop.tools().chat().channels().forEach(channel -> people.addAll(channel.members()));
        shop.tools().mailbox().sent().forEach(mail -> recipients(mail.message()).forEach(people::add));
        people.remove(dev.muster.provider.inmemory.InMemoryChat.BOT);
        return people;
    }

    private static List<String> recipients(MailMessage message) {
        return message.to().stream().map(person -> person.id()).toList();
    }

    @Test
    @Tag("N-032")
    void the_lead_mitigates_and_resolves_with_a_summary_and_the_stakeholders_are_told_of_both() {
        try (Shop shop = Shop.open(book -> book.everyType(type -> {
            for (Trigger trigger : List.of(Trigger.MITIGATED, Trigger.RESOLVED)) {
                String name = trigger.name().toLowerCase(java.util.Locale.ROOT);
                type.notice(new NoticeRule(name, trigger, Match.ALWAYS, "stakeholders", "notice." + name, false));
            }
        }))) {
            Incident incident = shop.incidents()
                    .declare(Declaration.of("Checkout fails").affecting("checkout"))
                    .assign(Role.LEAD, Shop.INES, by(Shop.INES));
            assertThat(incident.state()).isEqualTo(State.ACTIVE);

            incident = shop.settled(incident.mitigate("traffic moved", by(Shop.INES)));
            assertThat(incident.state()).isEqualTo(State.MITIGATED);
            assertThat(told(shop, Shop.OTTO))
                    .singleElement()
                    .satisfies(text -> assertThat(text).contains("INC-1"));

            Incident mitigated = incident;
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> mitigated.resolve(" ", by(Shop.INES)))
                    .satisfies(refused -> assertThat(refused.reason()).contains("SUMMARY"));
            assertThat(incident.refresh().state()).isEqualTo(State.MITIGATED);

            incident = shop.settled(incident.resolve("the deploy was rolled back", by(Shop.INES)));
            assertThat(incident.state()).isEqualTo(State.RESOLVED);
            assertThat(told(shop, Shop.OTTO))
                    .hasSize(2)
                    .last()
                    .satisfies(text -> assertThat(text).contains("the deploy was rolled back"));
        }
    }

    private static List<String> told(Shop shop, String person) {
        List<String> texts = new java.util.ArrayList<>(shop.tools().chat().directs().stream()
                .filter(message -> message.to().equals(person))
                .map(PrivateMessage::text)
                .toList());
        shop.tools()
                .mailbox()
                .sentTo(person)
                .forEach(mail -> texts.add(
                        mail.message().subject() + "\n" + mail.message().body().plain()));
        return texts;
    }

    @Test
    @Tag("L-053")
    void nothing_is_given_the_all_clear_before_the_mitigation_is_verified() {
        String book = """
                name: shop
                version: 1
                extends: minimal
                process:
                  resources: [conversation]
                  resolve: {requires: [mitigation-verified]}
                  announce: {in: "#incidents", from: minor}
                """;
        try (Shop shop = Shop.open(ignored -> {}, made -> made.playbook(Playbook.parse(book)))) {
            String room = shop.tools().chat().people().create("incidents", Shop.PIA);
            Incident incident = shop.settled(shop.incidents().declare("Checkout fails"));
            Incident mitigated = shop.settled(incident.mitigate("rolled back", by(Shop.INES)));

            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> mitigated.resolve("fixed", by(Shop.INES)))
                    .satisfies(refused -> assertThat(refused.reason()).contains("MITIGATION_VERIFIED"));
            assertThat(mitigated.refresh().state()).isEqualTo(State.MITIGATED);
            assertThat(allClears(shop, room)).isEmpty();

            incident = mitigated.tell(new Command.VerifyMitigation(Shop.EVA), by(Shop.EVA));
            incident = shop.settled(incident.resolve("fixed", by(Shop.INES)).close(by(Shop.INES)));
            assertThat(incident.state()).isEqualTo(State.CLOSED);
            assertThat(allClears(shop, room)).as("one all-clear").hasSize(1);
            assertThat(incident.resource(ResourceKind.CONVERSATION)).isPresent();
        }
    }

    private static List<ChatPost> allClears(Shop shop, String room) {
        return shop.tools().chat().posts(room).stream()
                .filter(post -> post.text().toLowerCase(java.util.Locale.ROOT).contains("all clear"))
                .toList();
    }
}
