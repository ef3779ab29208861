package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Refused;
import dev.muster.lifecycle.State;
import dev.muster.playbook.Playbook;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.role.Role;
import dev.muster.severity.Impact;
import dev.muster.severity.Tier;
import dev.muster.timeline.Checklist;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One process for all, with a host's own words and rules in it. */
class TailoringTest {

    private static final String OWN = """
            name: kitchen
            version: 3
            people:
              ines@example.com: {name: Ines}
            process:
              severity:
                scale:
                  - {name: SEV1, size: major}
                  - {name: SEV2, size: medium}
                  - {name: SEV3, size: minor}
                rules:
                  - {name: it sells no more, severity: SEV1, business-effect: true}
                fallback: SEV3
              roles:
                major:
                  - {key: lead, name: Chef, required: true}
                  - {key: sommelier, name: Sommelier}
              resolve:
                requires: [cause-known]
              resources: [conversation]
            templates:
              role.lead: "{person:person} cooks."
            """;

    @Test
    @Tag("L-001")
    void a_house_has_its_own_scale_roles_guard_and_words_by_its_playbook_alone() {
        try (Shop shop = Shop.open(book -> {}, made -> made.playbook(Playbook.parse(OWN)))) {
            Incident incident = shop.settled(shop.incidents()
                    .declare(Declaration.of("The oven is cold").withImpact(Impact.UNKNOWN.business(true))));
            assertThat(incident.severity().name()).isEqualTo("SEV1");
            assertThat(incident.severity().tier()).isEqualTo(Tier.MAJOR);

            Incident led = shop.settled(incident.assign(Role.LEAD, Shop.INES, by(Shop.INES)));
            assertThat(shop.posts(led, "Ines cooks.")).hasSize(1);
            assertThat(led.assign("sommelier", "sam@example.com", by(Shop.INES)).holder("sommelier"))
                    .contains("sam@example.com");
            assertThatExceptionOfType(Refused.class).isThrownBy(() -> led.assign(Role.SCRIBE, Shop.BOB, by(Shop.INES)));

            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> led.refresh().resolve("it is hot", by(Shop.INES)))
                    .withMessageContaining("CAUSE_KNOWN");
            assertThat(led.cause("a fuse", null, by(Shop.INES))
                            .resolve("it is hot", by(Shop.INES))
                            .state())
                    .isEqualTo(State.RESOLVED);
        }
    }

    private static final String THREE_TYPES = """
            name: house
            version: 1
            people:
              board@example.com: {name: Board}
              counsel@example.com: {name: Counsel}
            process:
              audiences:
                board: {people: [board@example.com]}
                counsel: {people: [counsel@example.com]}
              resources: [conversation]
            types:
              availability:
                notices: [{name: n, trigger: declared, audience: board, template: availability.news}]
              security:
                confidentiality: restricted
                severity: {rules: [], fallback: MAJOR}
                roles: {major: [{key: lead, name: Investigator}]}
                notices: [{name: n, trigger: declared, audience: counsel, template: security.news}]
              privacy:
                confidentiality: secret
                severity: {rules: [], fallback: MEDIUM}
                resolve: {requires: [cause-known]}
                notices: [{name: n, trigger: declared, audience: counsel, template: privacy.news}]
            templates:
              availability.news: "Down: {title}"
              security.news: "Attack: {title}"
              privacy.news: "Leak: {title}"
            """;

    @Test
    @Tag("N-047")
    void availability_security_and_privacy_each_have_a_table_roles_readers_and_words_of_their_own() {
        try (Shop shop = Shop.open(book -> {}, made -> made.playbook(Playbook.parse(THREE_TYPES)))) {
            Incident availability = of("availability", shop);
            Incident security = of("security", shop);
            Incident privacy = of("privacy", shop);

            assertThat(List.of(availability, security, privacy))
                    .extracting(incident -> incident.severity().name())
                    .containsExactly("MINOR", "MAJOR", "MEDIUM");
            assertThat(List.of(availability, security, privacy))
                    .extracting(incident -> incident.details().facts().confidentiality())
                    .containsExactly(Confidentiality.OPEN, Confidentiality.RESTRICTED, Confidentiality.SECRET);
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> security.assign(Role.COMMUNICATIONS, Shop.BOB, by(Shop.INES)));
            assertThat(privacy.assign(Role.COMMUNICATIONS, Shop.BOB, by(Shop.INES))
                            .holder(Role.COMMUNICATIONS))
                    .contains(Shop.BOB);
            assertThatExceptionOfType(Refused.class).isThrownBy(() -> privacy.resolve("done", by(Shop.INES)));
            assertThat(availability.resolve("done", by(Shop.INES)).state()).isEqualTo(State.RESOLVED);
            assertThat(told(shop, "board@example.com")).containsExactly("Down: availability");
            assertThat(shop.tools().mailbox().sentTo("counsel@example.com"))
                    .as("of a restricted one without its title, and of a secret one not at all")
                    .extracting(mail -> mail.message().body().plain())
                    .containsExactly("Attack: confidential");
        }
    }

    private static Incident of(String type, Shop shop) {
        return shop.settled(shop.incidents().declare(Declaration.of(type).ofType(type)));
    }

    private static List<String> told(Shop shop, String person) {
        return shop.tools().chat().directs().stream()
                .filter(message -> message.to().equals(person))
                .map(message -> message.text())
                .toList();
    }

    @Test
    @Tag("L-139")
    void a_house_goes_from_a_small_process_to_larger_ones_and_its_old_incidents_go_on() {
        InMemoryProvider tools = InMemoryProvider.create();
        Incident old = under("minimal", tools).declare("Checkout fails");
        Incident done = under("minimal", tools).declare("Search fails").resolve("fixed", by(Shop.INES));

        Incidents standard = under("airbnb", tools);
        assertThat(standard.get(done.id()).close(by(Shop.INES)).state()).isEqualTo(State.CLOSED);
        assertThat(standard.get(old.id()).details()).isEqualTo(old.details());
        Incident led = standard.get(old.id()).assign(Role.LEAD, Shop.INES, by(Shop.INES));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> led.resolve("fixed", by(Shop.INES)))
                .withMessageContaining("CAUSE_KNOWN");

        Incidents full = under("linkedin", tools);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> full.get(old.id()).resolve("fixed", by(Shop.INES)))
                .withMessageContaining("MITIGATION_VERIFIED");
        Incident ended = full.get(old.id())
                .mitigate("rolled back", by(Shop.INES))
                .verify(Shop.EVA, by(Shop.EVA))
                .resolve("fixed", by(Shop.INES));
        assertThat(ended.state()).isEqualTo(State.RESOLVED);
        assertThat(full.get(done.id()).state()).isEqualTo(State.CLOSED);
    }

    private static Incidents under(String profile, InMemoryProvider tools) {
        return Incidents.builder()
                .provider(tools)
                .playbook(Playbook.profile(profile))
                .build();
    }

    @Test
    @Tag("L-023")
    void the_worst_come_first_then_the_oldest_and_all_have_the_same_steps() {
        try (Shop shop = Shop.open()) {
            for (String severity : List.of("minor", "major", "medium", "major", "minor")) {
                String id = shop.incidents()
                        .declare(Declaration.of(severity).withSeverity(severity.toUpperCase(Locale.ROOT)))
                        .id();
                assertThat(id).isNotEmpty();
                shop.time().advance(Duration.ofMinutes(1));
            }

            List<Incident> queue = shop.incidents().workQueue();
            assertThat(queue).extracting(Incident::id).containsExactly("INC-2", "INC-4", "INC-3", "INC-1", "INC-5");
            assertThat(queue.stream()
                            .map(incident -> Checklist.of(incident.history()).steps().stream()
                                    .map(Checklist.Item::step)
                                    .toList())
                            .distinct())
                    .containsExactly(Stream.of(Checklist.Step.values()).toList());

            shop.incidents()
                    .get("INC-2")
                    .assign("lead", Shop.INES, by(Shop.INES))
                    .cancel("a test", by(Shop.INES));
            assertThat(shop.incidents().workQueue()).extracting(Incident::id).doesNotContain("INC-2");
        }
    }
}
