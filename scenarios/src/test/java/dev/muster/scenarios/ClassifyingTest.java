package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.Incident;
import dev.muster.engagement.EngagementRule;
import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Event;
import dev.muster.lifecycle.Facts.SeverityOverride;
import dev.muster.lifecycle.Recorded;
import dev.muster.lifecycle.Refused;
import dev.muster.role.Role;
import dev.muster.severity.Classification;
import dev.muster.severity.Impact;
import dev.muster.severity.Severity;
import dev.muster.severity.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How bad it is, by the table and by hand. */
class ClassifyingTest {

    private static final Impact SOCIAL_SITE = Impact.UNKNOWN.share(0.6);

    private final Shop shop =
            Shop.open(book -> book.everyType(type -> type.engage(concerning("everybody", Match.ALWAYS, Shop.BOB, false))
                    .engage(concerning("from medium", from(Tier.MEDIUM), Shop.CORA, false))
                    .engage(concerning("from major", from(Tier.MAJOR), Shop.DAN, true))));

    @AfterEach
    void close() {
        shop.close();
    }

    private static Match from(Tier tier) {
        return new Match(Set.of(), tier, Set.of(), Set.of(), Set.of(), List.of());
    }

    private static EngagementRule concerning(String name, Match when, String person, boolean page) {
        return new EngagementRule(name, when, List.of(Target.person(person)), Role.RESPONDER, page);
    }

    private Incident declared(String title, Impact impact) {
        return shop.settled(shop.incidents().declare(Declaration.of(title).withImpact(impact)));
    }

    private static Classification why(Incident incident) {
        return Objects.requireNonNull(incident.details().facts().classification(), "classification");
    }

    @Test
    @Tag("L-007")
    void many_users_and_a_clear_effect_on_the_business_are_major_by_the_clause_that_says_so() {
        Incident incident = declared("Nobody can buy", Impact.UNKNOWN.share(0.3).business(true));

        assertThat(incident.severity().tier()).isEqualTo(Tier.MAJOR);
        assertThat(why(incident).explain())
                .startsWith("MAJOR by rule 'many users and a clear business effect'")
                .contains("- many users and a clear business effect: fired");
        assertThat(declared("Few", Impact.UNKNOWN.share(0.02).business(true)).severity())
                .isNotEqualTo(Severity.MAJOR);
        assertThat(declared("No effect", Impact.UNKNOWN.share(0.3).business(false))
                        .severity())
                .isNotEqualTo(Severity.MAJOR);
    }

    @Test
    @Tag("L-008")
    void a_sizeable_part_of_a_service_in_a_region_is_medium_and_the_region_is_named() {
        Incident incident = declared(
                "Parcels are lost", Impact.UNKNOWN.share(0.15).critical(true).in("EMEA"));

        assertThat(incident.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(why(incident).explain()).contains(" in EMEA").contains(": fired");
    }

    @Test
    @Tag("L-009")
    void few_users_of_a_flow_that_is_not_critical_are_minor() {
        Impact few = Impact.UNKNOWN.share(0.01).critical(false).business(false);

        assertThat(declared("Avatars are blurred", few).severity()).isEqualTo(Severity.MINOR);
    }

    @Test
    @Tag("L-011")
    void the_middle_east_without_private_messages_is_medium() {
        Impact middleEast = Impact.UNKNOWN.critical(true).share(0.08).in("Middle East");

        assertThat(declared("Private messages fail", middleEast).severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    @Tag("L-012")
    void indonesian_profiles_without_the_verified_badge_are_minor() {
        Impact indonesia = Impact.UNKNOWN.critical(false).share(0.04).in("Indonesia");

        assertThat(declared("The badge is missing", indonesia).severity()).isEqualTo(Severity.MINOR);
    }

    @Test
    @Tag("L-010")
    void most_users_are_medium_at_29_minutes_and_a_timer_makes_them_major_at_minute_30() {
        Instant began = shop.time().now().minus(Duration.ofMinutes(29));
        Incident incident = shop.settled(shop.incidents()
                .declare(Declaration.of("The site is down")
                        .withImpact(SOCIAL_SITE)
                        .startedAt(began)));

        assertThat(incident.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(why(incident).recheckAt()).isEqualTo(began.plus(Duration.ofMinutes(30)));

        shop.time().advance(Duration.ofSeconds(59));
        assertThat(incident.refresh().severity()).isEqualTo(Severity.MEDIUM);
        shop.time().advance(Duration.ofSeconds(1));
        assertThat(incident.refresh().severity()).isEqualTo(Severity.MAJOR);
        assertThat(shop.events(incident, Event.SeverityClassified.class))
                .singleElement()
                .satisfies(risen -> assertThat(risen.classification().rule()).isEqualTo("most users for half an hour"));
    }

    @Test
    @Tag("L-010")
    void most_users_for_31_minutes_are_major_at_once_and_half_of_them_never() {
        Instant began = shop.time().now().minus(Duration.ofMinutes(31));

        assertThat(shop.incidents()
                        .declare(Declaration.of("Down").withImpact(SOCIAL_SITE).startedAt(began))
                        .severity())
                .isEqualTo(Severity.MAJOR);
        assertThat(shop.incidents()
                        .declare(Declaration.of("Half down")
                                .withImpact(Impact.UNKNOWN.share(0.5))
                                .startedAt(began))
                        .severity())
                .isEqualTo(Severity.MINOR);
    }

    @Test
    @Tag("L-013")
    void a_classification_tells_its_inputs_the_rules_tried_the_one_that_fired_and_the_edition() {
        Impact impact = SOCIAL_SITE.critical(false).in("EMEA");
        Classification why = why(declared("The feed is down", impact));

        assertThat(why.impact()).isEqualTo(impact);
        assertThat(why.policyVersion()).isEqualTo("shop-7");
        assertThat(why.rule()).isEqualTo("most users");
        assertThat(why.trials())
                .extracting(Classification.Trial::rule)
                .containsExactly("many users and a clear business effect", "most users for half an hour", "most users");
        assertThat(why.explain())
                .startsWith("MEDIUM by rule 'most users' (policy shop-7) in EMEA")
                .contains(
                        "- given: outage for end users, affected share 0.6, business effect unknown, critical flow false")
                .contains("- many users and a clear business effect: business effect is")
                .contains("- most users: fired");
    }

    @Test
    @Tag("L-013")
    void a_severity_set_by_hand_needs_and_keeps_who_and_why() {
        Incident incident = declared("The feed is down", Impact.UNKNOWN);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> incident.overrideSeverity("MAJOR", " ", by(Shop.INES)))
                .withMessageContaining("why");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> incident.overrideSeverity("MAJOR", "the press calls", by(" ")))
                .withMessageContaining("by is blank");
        assertThat(incident.refresh().severity()).isEqualTo(Severity.MINOR);

        Incident raised = incident.overrideSeverity("MAJOR", "the press calls", by(Shop.INES));
        assertThat(raised.severity()).isEqualTo(Severity.MAJOR);
        assertThat(raised.details().facts().override()).isEqualTo(new SeverityOverride(Shop.INES, "the press calls"));
        assertThat(raised.timeline().asMarkdown(Locale.ENGLISH, ZoneOffset.UTC)).contains("the press calls");
    }

    @Test
    @Tag("L-021")
    void a_change_of_severity_is_kept_in_the_history_and_reaches_only_those_whom_it_newly_concerns() {
        Incident incident = declared("The feed is slow", Impact.UNKNOWN);
        assertThat(engaged(incident)).containsExactly(Shop.BOB);

        incident = shop.settled(incident.classify(SOCIAL_SITE, by(Shop.INES)));
        assertThat(engaged(incident)).containsExactly(Shop.BOB, Shop.CORA);
        incident = incident.tell(new Command.Leave(Shop.BOB), by(Shop.BOB));
        incident = shop.settled(incident.overrideSeverity("MAJOR", "the press calls", by(Shop.INES)));
        assertThat(engaged(incident))
                .as("and whom a rule brought in that goes on to fit is not called back")
                .containsExactly(Shop.BOB, Shop.CORA, Shop.DAN);
        incident = shop.settled(incident.classify(Impact.UNKNOWN, by(Shop.INES)));
        incident = shop.settled(incident.overrideSeverity("MAJOR", "it is worse after all", by(Shop.INES)));
        shop.time().advance(Duration.ofMinutes(2));

        assertThat(incident.refresh().severity()).isEqualTo(Severity.MAJOR);
        assertThat(engaged(incident)).containsExactly(Shop.BOB, Shop.CORA, Shop.DAN);
        for (String person : List.of(Shop.BOB, Shop.CORA)) {
            assertThat(toldOfTheirCall(person)).as(person).isEqualTo(1);
        }
        assertThat(shop.tools().pager().pages())
                .as("one page, of whom only a major one wakes")
                .singleElement()
                .satisfies(page -> assertThat(page.woken()).containsExactly(Shop.DAN));
        assertThat(shop.tools().tickets().all()).hasSize(1);
        assertThat(shop.tools().chat().channels()).hasSize(1);
        assertThat(incident.history().stream().map(Recorded::event).flatMap(ClassifyingTest::before))
                .containsExactly(Severity.MINOR, Severity.MEDIUM, Severity.MAJOR, Severity.MINOR);
    }

    private List<String> engaged(Incident incident) {
        return shop.events(incident, Event.ParticipantEngaged.class).stream()
                .map(Event.ParticipantEngaged::person)
                .toList();
    }

    private long toldOfTheirCall(String person) {
        return shop.tools().chat().directs().stream()
                        .filter(message -> message.to().equals(person))
                        .count()
                + shop.tools().mailbox().sentTo(person).size();
    }

    private static Stream<Severity> before(Event event) {
        return Stream.of(event)
                .filter(one -> one instanceof Event.SeverityClassified || one instanceof Event.SeverityOverridden)
                .map(one -> one instanceof Event.SeverityClassified classified
                        ? classified.before()
                        : ((Event.SeverityOverridden) one).before());
    }
}
