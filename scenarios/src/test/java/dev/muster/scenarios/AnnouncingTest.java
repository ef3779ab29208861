package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.lifecycle.Declaration;
import dev.muster.playbook.Playbook;
import dev.muster.provider.inmemory.ChatPost;
import dev.muster.spi.config.Finding;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where people who do not take part see that there is an incident. */
class AnnouncingTest {

    private static Shop shop(String announceIn) {
        String book = """
                name: shop
                version: 1
                extends: minimal
                process:
                  resources: [conversation]
                  announce: {in: "%s", from: minor}
                """.formatted(announceIn);
        return Shop.open(ignored -> {}, made -> made.playbook(Playbook.parse(book)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#incidents", "C1"})
    void the_channel_is_written_by_its_name_or_by_its_id(String written) {
        try (Shop shop = shop(written)) {
            String room = shop.tools().chat().people().create("incidents", Shop.PIA);
            assertThat(shop.incidents().check().wiring()).isEmpty();

            Incident incident = shop.settled(shop.incidents().declare(Declaration.of("Checkout fails")));
            incident =
                    shop.settled(incident.mitigate("rolled back", by(Shop.INES)).resolve("fixed", by(Shop.INES)));
            shop.time().advance(Duration.ofMinutes(1));

            assertThat(shop.tools().chat().posts(room))
                    .as("one announcement that is kept up to date, and the all-clear")
                    .hasSize(2)
                    .extracting(ChatPost::text)
                    .allSatisfy(text -> assertThat(text).contains("INC-1"));
            assertThat(shop.tools().chat().posts(room).get(0).text()).contains("Resolved");
            assertThat(shop.incidents().engine().health().parked()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"#incidents", "C1"})
    void a_channel_that_is_not_there_is_found_by_the_check_before_an_incident_finds_it(String written) {
        try (Shop shop = shop(written)) {
            List<Finding> findings = shop.incidents().check().wiring();

            assertThat(findings).singleElement().satisfies(finding -> {
                assertThat(finding.level()).isEqualTo(Finding.Level.ERROR);
                assertThat(finding.subject()).endsWith(".announce.in");
                assertThat(finding.problem()).contains(written).contains("inmemory");
                assertThat(finding.remedy()).isNotBlank();
            });
        }
    }

    @Test
    void what_people_ask_for_where_incidents_are_announced_is_for_us() {
        try (Shop shop = shop("#incidents")) {
            String room = shop.tools().chat().people().create("incidents", Shop.PIA);
            String other = shop.tools().chat().people().create("lunch", Shop.PIA);

            shop.tools().chat().people().say(other, Shop.PIA, "new incident the soup is cold");
            shop.time().runDue();
            assertThat(shop.tools().chat().posts(other)).as("not addressed").hasSize(1);
            shop.tools().chat().people().say(room, Shop.PIA, "new incident Checkout fails");
            shop.time().advance(Duration.ofMinutes(1));

            assertThat(shop.incidents().get("INC-1").details().facts().title()).isEqualTo("Checkout fails");
        }
    }
}
