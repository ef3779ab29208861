package dev.muster.scenarios.chat;

import static dev.muster.scenarios.chat.ChatRoom.ANN;
import static dev.muster.scenarios.chat.ChatRoom.BOB;
import static dev.muster.scenarios.chat.ChatRoom.CLEO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Incident;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Note;
import dev.muster.lifecycle.State;
import dev.muster.role.Role;
import dev.muster.spi.Capability;
import dev.muster.spi.people.Person;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("an incident led from its channel")
class ConductByChatTest {

    private ChatRoom room;
    private String channel;

    @BeforeEach
    void open() {
        room = ChatRoom.open();
        channel = room.channel(room.incident("Checkout fails"));
    }

    @AfterEach
    void close() {
        room.close();
    }

    private Incident incident() {
        return room.only();
    }

    @Test
    @Tag("N-014")
    void has_its_state_severity_title_roles_and_tasks_changed_and_all_of_it_recorded() {
        room.tell(channel, ANN, "take lead");
        assertThat(incident().lead()).contains(ANN);
        room.tell(channel, ANN, "severity major because payments fail everywhere");
        assertThat(incident().severity().name()).isEqualTo("MAJOR");
        room.tell(channel, ANN, "title Nobody can pay");
        assertThat(incident().title()).isEqualTo("Nobody can pay");
        room.tell(channel, ANN, "assign scribe to @bob");
        assertThat(incident().holder(Role.SCRIBE)).contains(BOB);
        room.tell(channel, ANN, "task @bob call the bank by 17:30");
        assertThat(incident().details().work().tasks().get("T-1")).satisfies(task -> {
            assertThat(task.title()).isEqualTo("call the bank");
            assertThat(task.owner()).isEqualTo(BOB);
            assertThat(task.dueAt()).isEqualTo("2026-01-05T17:30:00Z");
        });
        room.tell(channel, BOB, "done t1");
        assertThat(incident().details().work().tasks().get("T-1").doneBy()).isEqualTo(BOB);
        room.tell(channel, ANN, "update the bank is on it");
        assertThat(incident().details().reach().lastUpdate()).isEqualTo("the bank is on it");
        room.tell(channel, ANN, "mitigated traffic goes to the other bank");
        assertThat(incident().state()).isEqualTo(State.MITIGATED);
        room.tell(channel, BOB, "verified");
        room.tell(channel, BOB, "impact over");
        room.tell(channel, ANN, "cause the bank's certificate had expired");
        room.tell(channel, ANN, "learning: watch the certificates of others too");
        room.tell(channel, ANN, "resolve the bank has a new certificate");
        assertThat(incident().state()).isEqualTo(State.RESOLVED);
        room.tell(channel, CLEO, "reopen the app still fails");
        assertThat(incident().state()).isEqualTo(State.ACTIVE);
        room.tell(channel, ANN, "cancel it was the test system");
        assertThat(incident().state()).isEqualTo(State.CANCELLED);

        assertThat(incident().details().work().notes().values())
                .singleElement()
                .extracting(Note::kind)
                .isEqualTo(Note.Kind.LEARNING);
        assertThat(incident().history())
                .filteredOn(recorded -> recorded.circumstances().by().isPerson())
                .extracting(recorded -> recorded.event().getClass().getSimpleName())
                .contains(
                        "RoleAssigned",
                        "SeverityOverridden",
                        "FactsEdited",
                        "TaskAdded",
                        "TaskCompleted",
                        "UpdatePosted",
                        "IncidentMitigated",
                        "MitigationVerified",
                        "ImpactOverConfirmed",
                        "CauseRecorded",
                        "NoteTaken",
                        "IncidentResolved",
                        "IncidentReopened",
                        "IncidentCancelled");
    }

    @Test
    @Tag("N-036")
    @Tag("N-039")
    void is_reviewed_from_its_channel_with_what_is_to_be_done_by_whom_and_by_when() {
        room.tell(channel, ANN, "take lead");
        room.tell(channel, ANN, "reviewed: too early");
        assertThat(room.answer(channel)).contains("not possible");

        room.tell(channel, ANN, "resolve the bank has a new certificate");
        room.tell(channel, ANN, "action @bob watch the certificates of others by 2026-02-01");
        room.tell(channel, ANN, "action @bob without a date");
        assertThat(room.answer(channel)).contains("action @ann");
        room.tell(channel, ANN, "reviewed: we watch certificates from now on");

        assertThat(incident().details().work().review()).satisfies(review -> {
            assertThat(review.completedAt()).isNotNull();
            assertThat(review.participants()).contains(ANN);
            assertThat(review.outcome()).isEqualTo("we watch certificates from now on");
        });
        assertThat(incident().details().work().actionItems().values())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.title()).isEqualTo("watch the certificates of others");
                    assertThat(item.owner()).isEqualTo(BOB);
                    assertThat(item.dueAt()).isEqualTo("2026-02-01T17:00:00Z");
                });
        room.tell(channel, ANN, "close");
        assertThat(incident().state()).isEqualTo(State.CLOSED);
    }

    @Test
    @Tag("N-014")
    void refuses_what_is_not_legal_with_the_reason_and_what_would_help() {
        room.tell(channel, ANN, "close");
        assertThat(room.answer(channel)).contains("not possible", "ACTIVE", "legal from here");

        room.tell(channel, ANN, "severity awful because I say so");
        assertThat(room.answer(channel)).contains("severity 'awful' is unknown", "MAJOR");

        room.tell(channel, ANN, "verified");
        assertThat(room.answer(channel)).contains("not possible", "expected one of [MITIGATED");

        room.tell(channel, ANN, "done T-7");
        assertThat(room.answer(channel)).contains("T-7", "unknown");

        room.tell(channel, ANN, "take the juggler role");
        assertThat(room.answer(channel)).contains("role 'juggler'", "lead");

        room.tell(channel, ANN, "assign scribe @stranger");
        assertThat(room.answer(channel)).contains("I do not know “stranger”", "playbook");

        assertThat(incident().state()).isEqualTo(State.ACTIVE);
        assertThat(incident().details().work().tasks()).isEmpty();
    }

    @Test
    @Tag("T-033")
    void is_handed_over_at_once_and_the_new_lead_is_briefed_while_the_old_one_stays() {
        room.tell(channel, ANN, "take lead");
        room.tell(channel, ANN, "hand over lead to @cleo");

        assertThat(incident().lead()).contains(CLEO);
        assertThat(incident().details().team().has(ANN)).isTrue();
        assertThat(incident().details().team().holdings())
                .hasSize(2)
                .last()
                .satisfies(now -> assertThat(now.from())
                        .isEqualTo(incident().details().team().holdings().get(0).until()));
        assertThat(room.answers(channel)).anyMatch(text -> text.contains("The lead goes from Ann to Cleo"));
        assertThat(room.chat().whispers())
                .as("whispers")
                .anyMatch(
                        told -> told.to().equals(CLEO) && told.content().kind().equals("briefing"));

        room.tell(channel, ANN, "hand over lead to @bob");
        assertThat(room.answer(channel)).contains("Somebody was faster", CLEO);
        assertThat(incident().lead()).contains(CLEO);
    }

    @Test
    void says_who_has_a_role_that_somebody_wants_and_how_to_get_it() {
        room.tell(channel, ANN, "take lead");
        room.tell(channel, BOB, "take incident commander");

        assertThat(room.answer(channel))
                .contains("Incident Commander is Ann", "hand over lead to @you", "assign lead @you");
        assertThat(incident().lead()).contains(ANN);

        room.tell(channel, BOB, "assign lead me");
        assertThat(incident().lead()).contains(BOB);
    }

    @Test
    @Tag("N-029")
    void brings_in_a_person_a_team_s_on_call_and_a_service_s_owner() {
        room.test.tools().roster().put("PCHECK1", Person.of(CLEO)).put("PSEARCH", Person.of("sam@example.com"));
        room.tell(channel, ANN, "take lead");

        room.tell(channel, ANN, "engage @bob");
        assertThat(incident().details().team().has(BOB)).isTrue();
        assertThat(room.chat().channel(channel).orElseThrow().members()).contains(BOB);
        assertThat(room.answers(channel)).anyMatch(text -> text.contains("Brought in: Bob"));

        room.tell(channel, ANN, "severity MAJOR because payments fail everywhere");
        room.tell(channel, ANN, "engage team payments");
        assertThat(incident().details().team().has(CLEO)).isTrue();
        assertThat(room.test.tools().pager().pages())
                .singleElement()
                .satisfies(page -> assertThat(page.woken()).containsExactly(CLEO));
        assertThat(room.answers(channel)).anyMatch(text -> text.contains("Cleo"));

        room.tell(channel, ANN, "engage service search");
        assertThat(incident().details().team().has("sam@example.com")).isTrue();
        assertThat(room.test.tools().pager().pages())
                .singleElement()
                .satisfies(page -> assertThat(page.woken()).containsExactly(CLEO, "sam@example.com"));
        assertThat(room.chat().channel(channel).orElseThrow().members()).contains(CLEO, "sam@example.com");
    }

    @Test
    @Tag("N-041")
    void explains_every_command_with_an_example_and_never_stays_silent() {
        room.say(channel, "somebody-new", "help");

        String help = room.answer(channel);
        List<String> commands = List.of(
                "new incident ",
                "new channel ",
                "page ",
                "page all ",
                "page list",
                "get timeline",
                "status",
                "briefing",
                "take ",
                "assign ",
                "hand over ",
                "severity ",
                "title ",
                "update ",
                "confirm",
                "mitigated ",
                "relapsed ",
                "impact over",
                "verified",
                "cause ",
                "resolve ",
                "reopen ",
                "reviewed ",
                "close",
                "cancel ",
                "task ",
                "done ",
                "learning: ",
                "action ",
                "engage ",
                "help");
        for (String command : commands) {
            assertThat(help).contains("- " + command);
        }
        assertThat(help.lines().skip(1))
                .hasSameSizeAs(commands)
                .allMatch(line -> line.contains(" · ") && !line.endsWith(" · "));
        assertThat(help).doesNotContain("chat.help");

        Map<String, String> slips = Map.of(
                "pgae checkout",
                "“page”",
                "get timelin",
                "“get timeline”",
                "new inciden x",
                "“new incident”",
                "asign lead @bob",
                "“assign”",
                "mitigatd done",
                "“mitigated”");
        slips.forEach((slip, meant) -> {
            room.tell(channel, ANN, slip);
            assertThat(room.answer(channel)).contains("Did you mean " + meant, "For example");
        });
        room.tell(channel, ANN, "what is the meaning of life?");
        assertThat(room.answer(channel)).contains("I do not understand", "help");
        room.tell(channel, ANN, "severity MAJOR");
        assertThat(room.answer(channel)).contains("Something is missing", "because");
        room.tell(channel, ANN, "");
        assertThat(room.answer(channel)).contains("What I do");
    }

    @Test
    void examples_are_understood_as_what_they_show() {
        room.tell(channel, ANN, "take lead");
        room.tell(channel, ANN, "task @ann call the bank by 17:30");
        assertThat(incident().details().work().tasks()).hasSize(1);
    }

    @Test
    @Tag("A-012")
    void is_told_what_to_do_in_plain_words_that_everybody_sees_with_answers_that_everybody_sees() {
        int private0 = room.chat().whispers().size() + room.chat().directs().size();
        var command = room.say(channel, "a-guest", "status");
        room.say(channel, "a-guest", "severity MAJOR because payments fail");
        room.say(channel, "a-guest", "done T-9");

        assertThat(room.chat().posts(channel))
                .anyMatch(post -> post.ref().equals(command)
                        && !post.deleted()
                        && post.text().equals("status"));
        assertThat(room.answers(channel))
                .anyMatch(text -> text.contains("INC-1 · MINOR · Investigating"))
                .anyMatch(text -> text.contains("Severity raised from MINOR to MAJOR"))
                .anyMatch(text -> text.contains("not possible"));
        assertThat(room.chat().whispers().size() + room.chat().directs().size()).isEqualTo(private0);
    }

    @Test
    void takes_talk_for_talk() {
        int before = room.answers(channel).size();
        for (String talk : List.of(
                "resolve the merge conflict first",
                "update on my side: nothing",
                "close the door please",
                "cancel that, I found it",
                "take care",
                "done with lunch",
                "status of the bank is unclear",
                "cause unknown so far",
                "task force meets at nine",
                "new channel would be nice",
                "helpful, thanks",
                "page")) {
            room.say(channel, BOB, talk);
        }
        assertThat(room.answers(channel)).hasSize(before);
        assertThat(incident().state()).isEqualTo(State.ACTIVE);

        room.say(channel, BOB, "update: the bank is on it");
        assertThat(incident().details().reach().lastUpdate()).isEqualTo("the bank is on it");
        room.say(channel, BOB, "impact over");
        assertThat(incident().details().work().impactOver()).isEqualTo(BOB);
    }

    @Test
    void hears_nothing_elsewhere_unless_it_is_spoken_to() {
        room.say(room.general, ANN, "new incident response process is live!");
        room.say(room.general, ANN, "help");
        assertThat(room.answers(room.general)).isEmpty();
        assertThat(room.count()).isOne();

        room.tell(room.general, ANN, "status");
        assertThat(room.answer(room.general)).contains("no incident in this channel", "INC-1 status");
        room.tell(room.general, ANN, "INC-1 status");
        assertThat(room.answer(room.general)).contains("INC-1 · MINOR");
        room.tell(room.general, ANN, "@muster INC-1: take lead");
        assertThat(incident().lead()).contains(ANN);
        room.tell(room.general, ANN, "INC-77 status");
        assertThat(room.answer(room.general)).contains("no incident “INC-77”");
    }

    @Test
    void says_nothing_elsewhere_of_an_incident_that_is_not_open() {
        room.test.incidents().declare(Declaration.of("A break-in").seenBy(Confidentiality.RESTRICTED));
        room.run();
        room.tell(room.general, ANN, "INC-2 status");

        assertThat(room.answer(room.general)).contains("no incident “INC-2”").doesNotContain("break-in");

        String its = room.channel(room.test.incidents().get("INC-2"));
        room.tell(its, ANN, "status");
        assertThat(room.answer(its)).contains("A break-in");
    }

    @Test
    void answers_that_nothing_changes() {
        room.tell(channel, ANN, "title Checkout fails");
        assertThat(room.answer(channel)).isEqualTo("That is so already.");
    }

    @Test
    void briefs_the_one_who_asks_and_nobody_else() {
        int before = room.chat().whispers().size();
        room.chat().people().join(channel, BOB);
        room.tell(channel, BOB, "briefing");

        assertThat(room.chat().whispers().subList(before, room.chat().whispers().size()))
                .allMatch(told -> told.to().equals(BOB));
        assertThat(room.chat().whispers()).anyMatch(told -> told.text().contains("you asked for it"));
    }

    @Test
    void goes_by_the_buttons_of_the_card_too() {
        room.press(channel, "roles:", ANN);
        room.chat().people().submit("roles:INC-1", Map.of("role", "lead"), ANN);
        room.run();
        assertThat(incident().lead()).contains(ANN);

        room.press(channel, "update:", ANN);
        room.chat().people().submit("update:INC-1", Map.of("text", "all hands on it"), ANN);
        room.run();
        assertThat(incident().details().reach().lastUpdate()).isEqualTo("all hands on it");

        room.press(channel, "edit:", ANN);
        room.chat().people().submit("edit:INC-1", Map.of("title", "Nobody can pay", "severity", "MAJOR"), ANN);
        room.run();
        assertThat(incident().title()).isEqualTo("Nobody can pay");
        assertThat(incident().severity().name()).isEqualTo("MAJOR");

        room.tell(channel, ANN, "resolve: done");
        room.press(channel, "reopen:", BOB);
        room.chat().people().submit("reopen:INC-1", Map.of("why", "it fails again"), BOB);
        room.run();
        assertThat(incident().state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void speaks_the_language_of_the_playbook() {
        room.close();
        room = ChatRoom.open(playbook -> playbook.locale(Locale.SIMPLIFIED_CHINESE));
        channel = room.channel(room.incident("结账失败"));
        room.tell(channel, ANN, "help");
        assertThat(room.answer(channel)).contains("宣布一个事件").contains("new incident");
        room.tell(channel, ANN, "close");
        assertThat(room.answer(channel)).contains("无法执行");
    }

    @Test
    void does_nothing_where_nobody_can_be_answered() {
        room.close();
        room = ChatRoom.open(
                playbook -> playbook.everyType(type -> type.plan(ChatRoom.making())),
                tool -> tool.without(Capability.CONVERSATIONS));
        room.tool()
                .chat()
                .people()
                .mention(room.tool().chat().people().create("elsewhere", ANN), ANN, "new incident checkout errors");
        room.test.time().advance(Duration.ofMinutes(1));

        assertThat(room.count()).isZero();
        assertThat(room.test.store().quarantine(10)).isEmpty();
    }
}
