package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.Incident;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Refused;
import dev.muster.lifecycle.State;
import dev.muster.playbook.Playbook;
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
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> led.assign(Role.SCRIBE, Shop.BOB, by(Shop.INES)));

            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> led.refresh().resolve("it is hot", by(Shop.INES)))
                    .withMessageContaining("CAUSE_KNOWN");
            assertThat(led.cause("a fuse", null, by(Shop.INES))
                            .resolve("it is hot", by(Shop.INES))
                            .state())
                    .isEqualTo(State.RESOLVED);
        }
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

            shop.incidents().get("INC-2").cancel("a test", by(Shop.INES));
            assertThat(shop.incidents().workQueue()).extracting(Incident::id).doesNotContain("INC-2");
        }
    }
}
