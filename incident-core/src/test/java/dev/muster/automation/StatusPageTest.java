package dev.muster.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.automation.Effect.RefreshStatus;
import dev.muster.automation.Effect.ResolveStatus;
import dev.muster.communication.Audience;
import dev.muster.communication.NoticeRule;
import dev.muster.communication.Trigger;
import dev.muster.engagement.Match;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Mitigation;
import dev.muster.severity.Impact;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusPageTest {

    private final House house = new House();

    @Test
    void a_large_incident_of_the_users_is_acknowledged_at_once() {
        Story story = Story.in(house);
        List<Intended> follows = story.declare(major());

        assertThat(templates(follows)).containsExactly(Templates.STATUS_INVESTIGATING);
        assertThat(story.intended("publish-status").needs()).isEmpty();
    }

    @Test
    void a_small_one_appears_when_it_grows() {
        Story story = Story.in(house);

        assertThat(templates(story.declare(Story.checkout().withImpact(Impact.UNKNOWN.share(0.01)))))
                .isEmpty();
        assertThat(templates(story.when(new Command.Classify(Impact.UNKNOWN.share(0.6)))))
                .containsExactly(Templates.STATUS_INVESTIGATING);
    }

    @Test
    void one_whose_severity_was_given_by_hand_appears_when_it_grows_by_hand_or_by_the_table() {
        Declaration minor =
                Story.checkout().withImpact(Impact.UNKNOWN.share(0.01)).withSeverity("MINOR");
        Story byHand = Story.in(house);
        assertThat(templates(byHand.declare(minor))).isEmpty();
        assertThat(templates(byHand.when(new Command.OverrideSeverity("MAJOR", "it spreads"))))
                .containsExactly(Templates.STATUS_INVESTIGATING);

        Story byTable = Story.in(house);
        byTable.declare(minor);
        Impact known = byTable.state().facts().classification().impact();
        assertThat(templates(byTable.when(new Command.Classify(known.share(0.6)))))
                .containsExactly(Templates.STATUS_INVESTIGATING);
    }

    @Test
    void what_the_users_read_follows_the_course() {
        Story story = Story.in(house);
        story.declare(major());

        assertThat(templates(story.when(new Command.RecordCause("deploy 4711", null, null))))
                .containsExactly(Templates.STATUS_IDENTIFIED);
        assertThat(templates(story.when(new Command.Mitigate("rolled back", Mitigation.Kind.ROLLBACK, false))))
                .containsExactly(Templates.STATUS_MONITORING);
        assertThat(templates(story.when(new Command.Relapse("again")))).containsExactly(Templates.STATUS_INVESTIGATING);
        List<Intended> resolved = story.when(new Command.Resolve("fixed"));
        assertThat(Story.only(ResolveStatus.class, resolved)).hasSize(1);
        assertThat(templates(story.when(new Command.Reopen("again")))).containsExactly(Templates.STATUS_INVESTIGATING);
    }

    @Test
    void an_update_for_the_people_inside_is_not_for_the_page() {
        Story story = Story.in(house);
        story.declare(major());

        assertThat(templates(story.when(new Command.PostUpdate("password of the database was wrong", null))))
                .isEmpty();
    }

    @Test
    void incidents_of_the_employees_exercises_and_unconfirmed_reports_never_appear() {
        house.audiences.put("page", new Audience("page", List.of(), null, false, true));
        house.notices.add(new NoticeRule("page", Trigger.DECLARED, Match.ALWAYS, "page", "notice.declared", false));
        Impact internal = Impact.UNKNOWN.share(0.5).on(Impact.Audience.EMPLOYEES);

        for (Declaration declaration : List.of(
                Story.checkout().withImpact(internal),
                major().asDrill(),
                major().unconfirmed(),
                major().seenBy(dev.muster.lifecycle.Confidentiality.RESTRICTED))) {
            assertThat(templates(Story.in(house).declare(declaration)))
                    .as(declaration.toString())
                    .isEmpty();
        }
        assertThat(templates(Story.in(house).declare(major()))).isNotEmpty();
    }

    @Test
    void what_was_never_published_is_not_resolved() {
        Story story = Story.in(house);
        story.declare(Story.checkout());

        assertThat(Story.only(ResolveStatus.class, story.when(new Command.Resolve("fixed"))))
                .isEmpty();
    }

    private static Declaration major() {
        return Story.checkout().withImpact(Impact.UNKNOWN.share(0.5));
    }

    private static List<String> templates(List<Intended> follows) {
        return Story.only(RefreshStatus.class, follows).stream()
                .map(each -> each.words().template())
                .toList();
    }
}
