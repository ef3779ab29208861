package dev.muster.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.automation.Effect.MailPeople;
import dev.muster.automation.Effect.PostElsewhere;
import dev.muster.automation.Effect.TellPeople;
import dev.muster.communication.Audience;
import dev.muster.communication.Trigger;
import dev.muster.engagement.Match;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.Mitigation;
import dev.muster.severity.Tier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoticesTest {

    private final House house = new House();

    @Test
    void each_trigger_tells_its_audience_exactly_once() {
        house.audience("all", "sam");
        for (Trigger trigger : Trigger.values()) {
            house.notice("on-" + trigger, trigger, Match.ALWAYS, "all");
        }
        Story story = Story.in(house);
        Map<String, List<Intended>> steps = new LinkedHashMap<>();
        steps.put("DECLARED", story.declare(Story.checkout().withSeverity("MINOR")));
        steps.put("SEVERITY_CHANGED", story.when(new Command.OverrideSeverity("MEDIUM", "spreads")));
        steps.put("UPDATE_POSTED", story.when(new Command.PostUpdate("we look", null)));
        steps.put("MITIGATED", story.when(new Command.Mitigate("moved", Mitigation.Kind.FAILOVER, false)));
        steps.put("RESOLVED", story.when(new Command.Resolve("fixed")));
        steps.put("CLOSED", story.when(new Command.Close()));
        steps.put("REOPENED", story.when(new Command.Reopen("again")));
        steps.put("CANCELLED", story.when(new Command.Cancel("a test")));

        steps.forEach(
                (trigger, follows) -> assertThat(notices(follows)).as(trigger).containsExactly("on-" + trigger));
    }

    @Test
    void people_who_take_part_are_not_told_and_nobody_is_told_twice_of_one_event() {
        house.audiences.put("all", new Audience("all", List.of("zoe", "sam", "uma"), null, true, false));
        house.audience("again", "uma", "sam");
        house.notice("one", Trigger.DECLARED, Match.ALWAYS, "all")
                .notice("two", Trigger.DECLARED, Match.ALWAYS, "again");
        Story story = Story.in(house);

        List<Intended> follows =
                story.declare(Story.checkout().reportedBy("sam").withSeverity("MAJOR"));

        assertThat(people(follows))
                .as("sam reported it, tom is a stakeholder")
                .containsExactlyInAnyOrder("zoe", "uma", "tom");
    }

    @Test
    void an_initial_notice_waits_for_its_condition_and_goes_out_once() {
        house.audience("all", "sam").initial("major", House.from(Tier.MAJOR), "all");
        Story story = Story.in(house);

        assertThat(notices(story.declare(Story.checkout().withSeverity("MEDIUM"))))
                .isEmpty();
        List<Intended> raised = story.when(new Command.OverrideSeverity("MAJOR", "spreads"));
        assertThat(notices(raised)).containsExactly("major");
        assertThat(Story.ids(raised)).contains("initial-major-chat");
        story.when(new Command.OverrideSeverity("MEDIUM", "less"));
        assertThat(notices(story.when(new Command.OverrideSeverity("MAJOR", "more"))))
                .isEmpty();
    }

    @Test
    void the_name_of_a_notice_may_be_a_sentence() {
        house.audience("all", "sam")
                .initial("first word of a major incident", Match.ALWAYS, "all")
                .initial("first-word of a major incident", Match.ALWAYS, "all");

        List<Intended> follows = Story.in(house).declare(Story.checkout().withSeverity("MAJOR"));

        assertThat(Story.ids(follows))
                .filteredOn(id -> id.startsWith("initial-"))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[-a-z0-9~]+"));
    }

    @Test
    void what_was_delivered_is_recorded_by_the_first_message_of_a_notice() {
        house.audiences.put("all", new Audience("all", List.of("sam", "bob"), "C-ROOM", false, false));
        house.initial("major", Match.ALWAYS, "all");

        List<Intended> follows = Story.in(house).declare(Story.checkout().withSeverity("MAJOR"));

        assertThat(people(follows)).containsExactlyInAnyOrder("bob", "sam");
        assertThat(Story.only(PostElsewhere.class, follows)).hasSize(1);
        assertThat(follows.stream().flatMap(each -> Automations.recordedBy(each.effect()).stream()))
                .containsExactly(new Command.RecordNotice("major", "all", true));
    }

    @Test
    void a_report_in_triage_has_no_notice_until_it_is_confirmed() {
        house.audience("all", "sam")
                .notice("one", Trigger.DECLARED, Match.ALWAYS, "all")
                .notice("off", Trigger.CANCELLED, Match.ALWAYS, "all");
        Story story = Story.in(house);

        assertThat(notices(story.declare(Story.checkout().unconfirmed()))).isEmpty();
        assertThat(notices(story.when(new Command.Confirm()))).containsExactly("one");

        Story never = Story.in(house);
        never.declare(Story.checkout().unconfirmed());
        assertThat(notices(never.when(new Command.Cancel("nothing there")))).isEmpty();
    }

    @Test
    void a_minor_incident_touches_only_the_audience_of_minor_ones() {
        house.audience("executives", "eve").audience("team", "tim");
        house.notice("up", Trigger.DECLARED, House.from(Tier.MAJOR), "executives")
                .notice("team", Trigger.DECLARED, Match.ALWAYS, "team");

        List<Intended> follows = Story.in(house).declare(Story.checkout().withSeverity("MINOR"));

        assertThat(people(follows)).containsExactly("tim");
    }

    @Test
    void a_secret_incident_has_no_notice_and_no_announcement() {
        house.audience("all", "sam")
                .notice("one", Trigger.DECLARED, Match.ALWAYS, "all")
                .initial("two", Match.ALWAYS, "all");

        List<Intended> follows =
                Story.in(house).declare(Story.checkout().withSeverity("MAJOR").seenBy(Confidentiality.SECRET));

        assertThat(notices(follows)).isEmpty();
        assertThat(Story.ids(follows)).doesNotContain("announce", "publish-status");
    }

    private static List<String> notices(List<Intended> follows) {
        return follows.stream()
                .flatMap(each -> Automations.recordedBy(each.effect()).stream())
                .map(Command.RecordNotice.class::cast)
                .map(Command.RecordNotice::name)
                .toList();
    }

    private static List<String> people(List<Intended> follows) {
        List<String> people = new ArrayList<>();
        for (Intended each : follows) {
            if (each.id().startsWith("notice-") || each.id().startsWith("initial-")) {
                if (each.effect() instanceof MailPeople mail) {
                    people.addAll(mail.people());
                } else if (each.effect() instanceof TellPeople told) {
                    people.addAll(told.people());
                }
            }
        }
        return people;
    }
}
