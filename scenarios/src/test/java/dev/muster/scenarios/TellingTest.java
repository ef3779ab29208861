package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.communication.Audience;
import dev.muster.communication.NoticeRule;
import dev.muster.communication.Trigger;
import dev.muster.engagement.Match;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.playbook.Playbook;
import dev.muster.provider.inmemory.Fault;
import dev.muster.provider.inmemory.PrivateMessage;
import dev.muster.provider.inmemory.StoredDocument;
import dev.muster.role.Role;
import dev.muster.severity.Impact;
import dev.muster.severity.Tier;
import dev.muster.spi.call.Operation;
import dev.muster.spi.status.StatusEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TellingTest {

    private static final Impact HUGE = Impact.UNKNOWN.share(0.6).business(true);

    private static NoticeRule initial() {
        Match major = new Match(Set.of(), Tier.MAJOR, Set.of(), Set.of(), Set.of(), List.of());
        return new NoticeRule(
                "initial communication", Trigger.SEVERITY_CHANGED, major, "everybody", "notice.initial", true);
    }

    @Test
    @Tag("N-005")
    void each_trigger_tells_its_audience_exactly_once() {
        try (Shop shop = Shop.open(book -> book.everyType(type -> {
            type.audience(new Audience("board", List.of(), "C1", false, false));
            for (Trigger trigger : List.of(
                    Trigger.DECLARED, Trigger.SEVERITY_CHANGED, Trigger.MITIGATED, Trigger.RESOLVED, Trigger.CLOSED)) {
                String template = "notice."
                        + trigger.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
                type.notice(new NoticeRule(trigger.name(), trigger, Match.ALWAYS, "board", template, false));
                book.template(template, "{incident:name} " + trigger);
            }
        }))) {
            String board = shop.tools().chat().people().create("incident-board", Shop.PIA);
            assertThat(board).isEqualTo("C1");

            Incident incident = shop.settled(shop.incidents().declare(Declaration.of("Checkout fails")));
            assertThat(told(shop, board)).hasSize(1);
            incident = shop.settled(incident.overrideSeverity("MEDIUM", "it spreads", by(Shop.INES)));
            assertThat(told(shop, board)).hasSize(2);
            incident = shop.settled(incident.mitigate("traffic moved", by(Shop.INES)));
            assertThat(told(shop, board)).hasSize(3);
            incident = shop.settled(incident.resolve("fixed", by(Shop.INES)));
            assertThat(told(shop, board)).hasSize(4);
            incident = incident.startReview(by(Shop.INES)).completeReview(List.of(Shop.INES), "learned", by(Shop.INES));
            shop.settled(incident.close(by(Shop.INES)));
            shop.time().advance(Duration.ofDays(1));

            assertThat(told(shop, board))
                    .containsExactly(
                            "INC-1 DECLARED",
                            "INC-1 SEVERITY_CHANGED",
                            "INC-1 MITIGATED",
                            "INC-1 RESOLVED",
                            "INC-1 CLOSED");
        }
    }

    private static List<String> told(Shop shop, String conversation) {
        return shop.tools().chat().posts(conversation).stream()
                .map(post -> post.text())
                .toList();
    }

    @Test
    @Tag("L-102")
    @Tag("L-103")
    void the_initial_communication_goes_out_once_and_only_when_it_is_major() {
        try (Shop shop = Shop.open(book -> book.everyType(type -> type.notice(initial())))) {
            Incident minor = shop.settled(shop.incidents().declare("A typo"));
            assertThat(shop.tools().mailbox().sentTo(Shop.PIA).size() + direct(shop))
                    .as("minor")
                    .isZero();

            shop.settled(minor.classify(Impact.UNKNOWN.critical(true).share(0.2), by(Shop.INES)));
            assertThat(minor.refresh().severity().tier()).isEqualTo(Tier.MEDIUM);
            assertThat(shop.tools().mailbox().sentTo(Shop.PIA).size() + direct(shop))
                    .as("medium")
                    .isZero();

            shop.settled(minor.refresh().classify(HUGE, by(Shop.INES)));
            assertThat(shop.tools().mailbox().sentTo(Shop.PIA).size() + direct(shop))
                    .as("raised to major")
                    .isEqualTo(1);

            shop.settled(minor.refresh().overrideSeverity("MINOR", "less than thought", by(Shop.INES)));
            shop.settled(minor.refresh().overrideSeverity("MAJOR", "no, it is not", by(Shop.INES)));
            assertThat(shop.tools().mailbox().sentTo(Shop.PIA).size() + direct(shop))
                    .as("once per incident")
                    .isEqualTo(1);
        }
    }

    @Test
    @Tag("L-102")
    void every_stakeholder_gets_the_initial_communication_once_and_again_only_by_a_rule_that_says_so() {
        try (Shop shop = Shop.open(book -> book.everyType(type -> {
            type.audience(new Audience("all who care", List.of(Shop.PIA, Shop.BOB), null, true, false));
            type.audience(new Audience("board", List.of(Shop.DAN), null, false, false));
            NoticeRule first = initial();
            type.notice(new NoticeRule(
                    first.name(), first.trigger(), first.when(), "all who care", first.template(), true));
            type.notice(new NoticeRule("each time", first.trigger(), first.when(), "board", first.template(), false));
        }))) {
            Incident incident = shop.settled(shop.incidents()
                    .declare(Declaration.of("Checkout fails")
                            .affecting("checkout")
                            .withImpact(HUGE)));
            List<String> stakeholders = List.of(Shop.PIA, Shop.BOB, Shop.OTTO, Shop.EVA);
            assertThat(stakeholders)
                    .allSatisfy(person -> assertThat(noticed(shop, person))
                            .singleElement()
                            .asString()
                            .contains("Checkout fails", "about 60 % of users"));

            for (int raised = 1; raised <= 2; raised++) {
                shop.settled(incident.refresh().overrideSeverity("MINOR", "less than thought", by(Shop.INES)));
                shop.settled(incident.refresh().overrideSeverity("MAJOR", "no, it is not", by(Shop.INES)));
                assertThat(stakeholders)
                        .allSatisfy(person -> assertThat(noticed(shop, person)).hasSize(1));
                assertThat(noticed(shop, Shop.DAN)).hasSize(raised);
            }
        }
    }

    /** What reached a person by chat and by mail. */
    private static List<String> noticed(Shop shop, String person) {
        return Stream.concat(
                        shop.tools().chat().directs().stream()
                                .filter(message -> message.to().equals(person))
                                .map(PrivateMessage::text),
                        shop.tools().mailbox().sentTo(person).stream()
                                .map(mail -> mail.message().body().plain()))
                .toList();
    }

    private static int direct(Shop shop) {
        return (int) shop.tools().chat().directs().stream()
                .filter(m -> m.to().equals(Shop.PIA))
                .count();
    }

    @Test
    @Tag("L-104")
    void the_initial_communication_says_what_is_known_and_nothing_else() {
        try (Shop shop = Shop.open(book -> book.everyType(type -> type.notice(initial())))) {
            Instant started = shop.time().now().minus(Duration.ofMinutes(12));
            shop.settled(shop.incidents()
                    .declare(Declaration.of("Checkout fails").withImpact(HUGE).startedAt(started)));

            String notice = shop.tools().chat().directs().stream()
                    .filter(m -> m.to().equals(Shop.PIA))
                    .map(m -> m.text())
                    .findFirst()
                    .orElseGet(() -> shop.tools()
                            .mailbox()
                            .sentTo(Shop.PIA)
                            .get(0)
                            .message()
                            .body()
                            .plain());
            assertThat(notice)
                    .contains("Checkout fails", "Impact: outage · about 60 % of users", "Hit: users")
                    .contains("Since: " + started)
                    .containsPattern(
                            "Next update: " + shop.time().now().toString().substring(0, 10))
                    .doesNotContain("null", "{", "Lead", "Affected");
        }
    }

    @Test
    @Tag("L-105")
    void a_major_external_incident_is_on_the_status_page_at_once() {
        try (Shop shop = Shop.open()) {
            Incident incident =
                    shop.incidents().declare(Declaration.of("Checkout fails").affecting("checkout"));
            shop.settled(incident);
            assertThat(shop.tools().statusPage().all()).as("minor").isEmpty();

            Instant classified = shop.time().now();
            shop.settled(incident.refresh().classify(HUGE, by(Shop.INES)));

            assertThat(shop.tools().statusPage().all()).singleElement().satisfies(post -> {
                assertThat(post.content().phase()).isEqualTo(StatusEntry.Phase.INVESTIGATING);
                assertThat(post.content().components()).containsExactly("checkout");
                assertThat(post.content().text()).contains("We know of a problem and are working on it.");
            });
            assertThat(Duration.between(classified, published(incident)))
                    .as("measured from the classification")
                    .isLessThan(Duration.ofMinutes(1));
        }
    }

    @Test
    @Tag("L-105")
    void the_history_tells_how_long_after_the_classification_outsiders_were_told_in_the_house_s_own_words() {
        try (Shop shop = Shop.open(book -> book.template("status.investigating", "We are on it: {incident:name}"))) {
            Incident incident = shop.settled(
                    shop.incidents().declare(Declaration.of("Checkout fails").affecting("checkout")));
            shop.tools().failNext(Operation.STATUS_PUBLISH, Fault.unavailable(Duration.ofMinutes(7)));
            shop.time().advance(Duration.ofMinutes(20));
            Instant classified = shop.time().now();
            shop.settled(incident.refresh().classify(HUGE, by(Shop.INES)));
            shop.time().advance(Duration.ofMinutes(10));

            assertThat(shop.tools().statusPage().all())
                    .singleElement()
                    .satisfies(post -> assertThat(post.content().text()).isEqualTo("We are on it: INC-1"));
            assertThat(Duration.between(classified, published(incident)))
                    .isBetween(Duration.ofMinutes(7), Duration.ofMinutes(8));
        }
    }

    private static Instant published(Incident incident) {
        return incident.refresh().history().stream()
                .filter(r -> r.event() instanceof dev.muster.lifecycle.Event.ResourceAdded added
                        && added.resource().kind() == ResourceKind.STATUS_ENTRY)
                .map(r -> r.circumstances().recordedAt())
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("L-105")
    void an_incident_of_the_employees_tools_is_never_published() {
        try (Shop shop = Shop.open()) {
            Impact internal = HUGE.on(Impact.Audience.EMPLOYEES);
            Incident incident = shop.settled(
                    shop.incidents().declare(Declaration.of("VPN is down").withImpact(internal)));

            assertThat(incident.severity().tier()).isEqualTo(Tier.MAJOR);
            assertThat(shop.tools().statusPage().all()).isEmpty();
        }
    }

    @Test
    @Tag("N-027")
    void the_incident_document_has_six_sections_and_follows_the_incident() {
        try (Shop shop = Shop.open()) {
            Incident incident = shop.settled(
                    shop.incidents().declare(Declaration.of("Checkout fails").described("EU cannot pay")));
            shop.time().advance(Duration.ofMinutes(2));

            StoredDocument document = document(shop, incident);
            assertThat(document.sections().keySet())
                    .containsExactlyInAnyOrder("description", "links", "notes", "questions", "actions", "timeline");
            assertThat(document.sections().get("description")).contains("EU cannot pay");
            assertThat(document.sections().get("links"))
                    .contains(shop.channel(incident).name());

            incident.refresh()
                    .addActionItem(
                            "add an alert", Shop.CORA, dev.muster.review.ActionItem.Priority.HIGH, null, by(Shop.INES));
            shop.time().advance(Duration.ofMinutes(2));
            assertThat(document(shop, incident).sections().get("actions")).contains("add an alert");
        }
    }

    private static StoredDocument document(Shop shop, Incident incident) {
        return shop.tools()
                .files()
                .file(incident.refresh()
                        .resource(ResourceKind.DOCUMENT)
                        .orElseThrow()
                        .id())
                .orElseThrow();
    }

    @Test
    @Tag("L-030")
    void without_a_word_for_the_cadence_communications_is_nudged_then_the_lead_and_then_nobody() {
        String book = """
                name: shop
                version: 1
                extends: minimal
                process:
                  update-every: {major: 30m}
                """;
        try (Shop shop = Shop.open(ignored -> {}, made -> made.playbook(Playbook.parse(book)))) {
            Incident incident = shop.incidents()
                    .declare(Declaration.of("Checkout fails").withSeverity("MAJOR"))
                    .assign(Role.LEAD, Shop.INES, by(Shop.INES))
                    .assign(Role.COMMUNICATIONS, Shop.CORA, by(Shop.INES));

            shop.time().advance(Duration.ofMinutes(30));
            assertThat(nudged(shop)).containsExactly(Shop.CORA);
            shop.time().advance(Duration.ofMinutes(30));
            assertThat(nudged(shop)).containsExactly(Shop.CORA, Shop.INES);
            shop.time().advance(Duration.ofHours(6));
            assertThat(nudged(shop)).containsExactly(Shop.CORA, Shop.INES);

            incident.refresh().update("we look into it", by(Shop.CORA));
            shop.time().advance(Duration.ofMinutes(29));
            assertThat(nudged(shop)).as("an update resets the timer").hasSize(2);
            shop.time().advance(Duration.ofMinutes(1));
            assertThat(nudged(shop)).containsExactly(Shop.CORA, Shop.INES, Shop.CORA);
        }
    }

    private static List<String> nudged(Shop shop) {
        return shop.tools().chat().directs().stream()
                .filter(message -> message.text().contains("update on"))
                .map(PrivateMessage::to)
                .toList();
    }

    @Test
    void every_message_of_an_exercise_is_marked_as_one_for_its_readers_and_for_tests() {
        try (Shop shop = Shop.open()) {
            Incident drill = shop.settled(shop.incidents()
                    .declare(Declaration.of("Checkout fails")
                            .reportedBy(Shop.PIA)
                            .asDrill()));
            Incident real = shop.settled(shop.incidents().declare("Search fails"));

            assertThat(shop.posts(drill)).isNotEmpty().allSatisfy(post -> {
                assertThat(post.drill()).isTrue();
                assertThat(post.text()).contains("EXERCISE");
            });
            assertThat(shop.tools().chat().directs())
                    .filteredOn(message -> message.text().contains("INC-1"))
                    .isNotEmpty()
                    .allMatch(PrivateMessage::drill);
            assertThat(shop.posts(real)).isNotEmpty().noneMatch(post -> post.drill());
        }
    }
}
