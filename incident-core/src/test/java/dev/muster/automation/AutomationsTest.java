package dev.muster.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.communication.Trigger;
import dev.muster.engagement.CommanderRule;
import dev.muster.engagement.EngagementRule;
import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.IncidentException;
import dev.muster.lifecycle.Mitigation;
import dev.muster.lifecycle.Note;
import dev.muster.lifecycle.Reminder;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.review.ActionItem;
import dev.muster.role.Role;
import dev.muster.severity.Impact;
import dev.muster.severity.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AutomationsTest {

    @Test
    void every_automation_is_called_by_a_sentence_and_no_two_alike() {
        List<String> names =
                Automations.standard().all().stream().map(Automation::name).toList();

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("When[A-Za-z]+Then[A-Za-z]+"));
    }

    @Test
    void two_of_one_name_are_refused() {
        Automation twin = Automations.standard().all().get(0);

        assertThatThrownBy(() -> Automations.standard().and(List.of(twin)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(twin.name());
    }

    @Test
    void one_that_the_plan_disables_is_not_asked() {
        House house = new House();
        house.disabled = Set.of("WhenIncidentDeclaredThenOpenBridge");

        List<String> ids = Story.ids(Story.in(house).declare(Story.checkout()));

        assertThat(ids).doesNotContain("open-bridge").contains("open-conversation");
    }

    @Test
    void a_host_adds_its_own() {
        Automation pizza = occasion -> List.of(Intended.now("pizza", new Effect.OpenBridge(), Lane.CHATTER));
        List<Automation> all = Automations.standard().and(List.of(pizza)).all();

        assertThat(all).hasSize(Automations.standard().all().size() + 1).endsWith(pizza);
    }

    /** The story itself checks after each step that ids are new, needs exist and the same occasion gives the same effects. */
    @Test
    void whatever_happens_ids_are_unique_and_needs_exist() {
        Set<String> kinds = new HashSet<>();
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            House house = house(random);
            Story story = Story.in(house);
            story.declare(random.nextInt(4) == 0 ? Story.checkout().unconfirmed() : Story.checkout())
                    .forEach(each -> kinds.add(each.effect().getClass().getSimpleName()));
            for (int step = 0; step < 60; step++) {
                story.later(Duration.ofSeconds(random.nextInt(7200)));
                try {
                    act(story, house, random)
                            .forEach(each -> kinds.add(each.effect().getClass().getSimpleName()));
                } catch (IncidentException refused) {
                    assertThat(refused).hasMessageContaining("INC-1");
                }
            }
        }
        assertThat(kinds).as("the walk sees most of it").hasSizeGreaterThan(30);
    }

    private static House house(Random random) {
        House house = new House();
        house.resources.removeIf(kind -> random.nextInt(6) == 0);
        house.audience("all", "sam", "ann", "bob").initial("major", House.from(Tier.MAJOR), "all");
        for (Trigger trigger : Trigger.values()) {
            house.notice("on-" + trigger, trigger, Match.ALWAYS, "all");
        }
        if (random.nextBoolean()) {
            house.commanders.add(new CommanderRule("ic", Match.ALWAYS, Target.service("checkout")));
        }
        house.engagement.add(new EngagementRule(
                "major",
                House.from(Tier.MAJOR),
                List.of(Target.team("web"), Target.team("pay")),
                Role.RESPONDER,
                true));
        return house;
    }

    private static List<Intended> act(Story story, House house, Random random) {
        List<ResourceKind> kinds = new ArrayList<>(house.resources);
        kinds.addAll(List.of(ResourceKind.REVIEW_TICKET, ResourceKind.CARD, ResourceKind.STATUS_ENTRY));
        if (random.nextInt(4) == 0) {
            return story.made(kinds.get(random.nextInt(kinds.size())));
        }
        String person = List.of("ann", "bob", "cid", "zoe").get(random.nextInt(4));
        story.by(random.nextInt(5) == 0 ? Actor.tool("tool") : Actor.by(person));
        List<Command> commands = new ArrayList<>(ofTheCourse(story, person, random));
        commands.addAll(ofTheWork(story, person, random));
        return story.when(commands.get(random.nextInt(commands.size())));
    }

    private static List<Command> ofTheCourse(Story story, String person, Random random) {
        return List.of(
                new Command.Confirm(),
                new Command.Classify(Impact.UNKNOWN.share(random.nextDouble())),
                new Command.RecheckSeverity(),
                new Command.OverrideSeverity(List.of("MAJOR", "MEDIUM", "MINOR").get(random.nextInt(3)), "so it is"),
                new Command.EditFacts("Another title", null, Set.of("payments"), null, null),
                new Command.AssignRole(Role.LEAD, person, null),
                new Command.ReleaseRole(Role.LEAD, person),
                new Command.Mitigate("moved", Mitigation.Kind.FAILOVER, random.nextBoolean()),
                new Command.Relapse("again"),
                new Command.Resolve("fixed"),
                new Command.Reopen("it is back"),
                random.nextInt(8) == 0 ? new Command.Cancel("nothing") : new Command.Join(person, "came"),
                new Command.StartReview(person),
                new Command.CompleteReview(List.of(person), "we learned"),
                new Command.Close(),
                new Command.ArchiveIfDue(),
                new Command.RecordArchived(random.nextBoolean()));
    }

    private static List<Command> ofTheWork(Story story, String person, Random random) {
        String page = "P-" + (1 + random.nextInt(3));
        Reminder reminder = Reminder.values()[random.nextInt(Reminder.values().length)];
        String subject = List.of("", page, "T-1", "A-1").get(random.nextInt(4));
        return List.of(
                new Command.Engage(
                        List.of(Target.person(person), Target.service("checkout")),
                        Role.RESPONDER,
                        "why",
                        random.nextBoolean()),
                new Command.Leave(person),
                new Command.Page(List.of(Target.person(person)), "needed", false),
                new Command.RecordPageSent(page, "pager", "R" + page, List.of(person)),
                new Command.RecordPageAcknowledged(page, person),
                new Command.RecordPageEscalated(page, 2, person),
                new Command.RecordPageFailed(page, "down"),
                new Command.RecordParked("page-" + page + "-fallback-" + random.nextInt(3), "tell-people", "down"),
                new Command.RecordParked("create-ticket", "create-ticket", "down"),
                new Command.AddTask(
                        "look", person, random.nextBoolean() ? story.now().plusSeconds(600) : null),
                new Command.AddActionItem(
                        "pin",
                        person,
                        ActionItem.Priority.HIGH,
                        story.now().plusSeconds(9000),
                        ActionItem.Horizon.SHORT),
                new Command.ChangeActionItem("A-1", person, story.now().plusSeconds(99), "sooner"),
                new Command.TakeNote(null, Note.Kind.LEARNING, "a note", person, story.now(), null),
                new Command.RecordCause("a deploy", null, null),
                new Command.PostUpdate("we look", Duration.ofMinutes(20)),
                new Command.Remind(reminder, subject, 1 + random.nextInt(3)),
                new Command.RecordDrift(ResourceKind.TICKET, "ticket-id", "deleted"));
    }
}
