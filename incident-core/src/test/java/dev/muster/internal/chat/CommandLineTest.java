package dev.muster.internal.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("a line of chat")
class CommandLineTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private static CommandLine.Parsed said(String text) {
        return CommandLine.parse(text, true, NOON);
    }

    private static CommandLine.Parsed overheard(String text) {
        return CommandLine.parse(text, false, NOON);
    }

    @Nested
    @DisplayName("said to us")
    class Addressed {

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                new incident checkout errors              | NewIncident[title=checkout errors, description=]
                New   Incident: checkout errors           | NewIncident[title=checkout errors, description=]
                new channel                               | NewChannel[ticket=null]
                new channel INC-12                        | NewChannel[ticket=INC-12]
                new channel https://x/browse/INC-12       | NewChannel[ticket=https://x/browse/INC-12]
                page checkout                             | Page[whom=checkout]
                page payment gateway of the north         | Page[whom=payment gateway of the north]
                page @ann                                 | Page[whom=@ann]
                page list                                 | PageList[]
                page all log4j                            | PageAll[whom=log4j]
                page listing                              | Page[whom=listing]
                get timeline                              | GetTimeline[whole=false]
                get timeline all                          | GetTimeline[whole=true]
                help                                      | Help[]
                help please                               | Help[]
                status?                                   | "Unknown[text=status?, nearest=STATUS]"
                status ?                                  | Status[]
                briefing                                  | Briefing[]
                take lead                                 | TakeRole[role=lead]
                take the Incident Commander role          | TakeRole[role=Incident Commander]
                assign scribe @ann                        | "AssignRole[role=scribe, person=@ann]"
                assign the lead to @ann                   | "AssignRole[role=lead, person=@ann]"
                hand over lead to @bob                    | "HandOver[role=lead, person=@bob]"
                hand over to @bob                         | "HandOver[role=lead, person=@bob]"
                handover communications lead to <@U1>     | "HandOver[role=communications lead, person=<@U1>]"
                severity MAJOR because payments fail      | "SetSeverity[severity=MAJOR, why=payments fail]"
                title Nobody can pay                      | Retitle[title=Nobody can pay]
                update: all is well                       | PostUpdate[text=all is well]
                confirm                                   | Confirm[]
                mitigated traffic moved                   | Mitigated[how=traffic moved]
                mitigate traffic moved                    | Mitigated[how=traffic moved]
                relapsed errors are back                  | Relapsed[how=errors are back]
                impact over                               | ImpactOver[]
                impact is over                            | ImpactOver[]
                verified                                  | Verified[]
                cause a certificate                       | Cause[text=a certificate]
                resolve                                   | Resolve[how=null]
                resolved the certificate is new           | Resolve[how=the certificate is new]
                reopen fails again                        | Reopen[why=fails again]
                close                                     | Close[]
                cancel a test                             | Cancel[why=a test]
                task @ann call the bank by 17:30          | "AddTask[person=@ann, text=call the bank, dueAt=2026-01-05T17:30:00Z]"
                task call the bank by the river           | "AddTask[person=null, text=call the bank by the river, dueAt=null]"
                task <@U1> stop by the office by 2h       | "AddTask[person=<@U1>, text=stop by the office, dueAt=2026-01-05T14:00:00Z]"
                done T-12                                 | CompleteTask[task=T-12]
                done t3.                                  | CompleteTask[task=T-3]
                learning: the alert came late             | Learning[text=the alert came late]
                engage team payments                      | "Engage[kind=team, name=payments]"
                engage Service checkout api               | "Engage[kind=service, name=checkout api]"
                engage @ann                               | "Engage[kind=person, name=@ann]"
                """)
        void is_understood(String text, String command) {
            CommandLine.Parsed parsed = said(text);
            String found = parsed instanceof CommandLine.Understood understood
                    ? understood.command().toString()
                    : parsed.toString();
            assertThat(found).isEqualTo(command);
            assertThat(said(text.toUpperCase(Locale.ROOT))).hasSameClassAs(parsed);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "new incident",
                    "new incident:",
                    "page",
                    "page all",
                    "take",
                    "take the role",
                    "assign",
                    "assign scribe",
                    "assign to @ann",
                    "hand over",
                    "hand over lead @bob",
                    "severity",
                    "severity MAJOR",
                    "severity MAJOR because",
                    "severity because it burns",
                    "title",
                    "update",
                    "mitigated",
                    "cause:",
                    "reopen",
                    "cancel",
                    "task",
                    "task @ann",
                    "task by 17:30",
                    "done",
                    "done it",
                    "learning",
                    "engage",
                    "engage payments",
                    "engage team",
                    "close the door",
                    "get timeline of yesterday",
                    "new channel for the incident"
                })
        void lacks_something(String text) {
            assertThat(said(text)).isInstanceOf(CommandLine.Lacking.class);
        }

        @ParameterizedTest
        @CsvSource({
            "pgae checkout, PAGE",
            "get timelin, GET_TIMELINE",
            "new incdent x, NEW_INCIDENT",
            "helo, HELP",
            "hand ovr lead to @a, HAND_OVER",
            "what is up, ",
            "dance, ",
            "'', HELP"
        })
        void is_answered_with_what_was_probably_meant(String text, Verb nearest) {
            CommandLine.Parsed parsed = said(text);
            if (text.isEmpty()) {
                assertThat(parsed).isEqualTo(new CommandLine.Understood(null, new ChatCommand.Help()));
            } else {
                assertThat(parsed).isEqualTo(new CommandLine.Unknown(text, nearest));
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<@U0BOT> status",
                    "@muster status",
                    "@muster: status",
                    "<@U0BOT>, status",
                    "  @muster \n status  "
                })
        void may_begin_with_our_name(String text) {
            assertThat(said(text)).isEqualTo(new CommandLine.Understood(null, new ChatCommand.Status()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"INC-12 status", "INC-12: status", "@muster INC-12 status"})
        void may_name_an_incident(String text) {
            assertThat(said(text)).isEqualTo(new CommandLine.Understood("INC-12", new ChatCommand.Status()));
        }

        @Test
        void keeps_the_lines_after_the_first_of_a_new_incident() {
            assertThat(said("new incident checkout errors\n\nsince noon\nin Europe"))
                    .isEqualTo(new CommandLine.Understood(
                            null, new ChatCommand.NewIncident("checkout errors", "since noon\nin Europe")));
        }

        @ParameterizedTest
        @EnumSource
        void is_understood_when_it_is_an_example(Verb verb) {
            assertThat(said(verb.example())).isInstanceOf(CommandLine.Understood.class);
            assertThat(Verb.of(verb.example()).orElseThrow().verb()).isEqualTo(verb);
        }
    }

    @Nested
    @DisplayName("said to nobody in particular")
    class Casual {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "new incident checkout errors",
                    "page checkout",
                    "page @ann",
                    "page payment gateway",
                    "page list",
                    "get timeline",
                    "help",
                    "status",
                    "take lead",
                    "assign scribe @ann",
                    "hand over lead to @bob",
                    "severity MAJOR because it burns",
                    "update: all is well",
                    "impact over",
                    "verified",
                    "close",
                    "done T-1",
                    "task @ann call the bank",
                    "learning: it was late",
                    "engage team payments",
                    "resolve: it is new"
                })
        void is_a_command_when_it_can_hardly_be_talk(String text) {
            assertThat(overheard(text)).isInstanceOf(CommandLine.Understood.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "hello",
                    "pgae checkout",
                    "update on my side",
                    "resolve the conflict first",
                    "cancel that",
                    "close the door",
                    "cause unknown",
                    "page me when you are done",
                    "take care of that for me please",
                    "done with it",
                    "help me",
                    "status is green",
                    "title fight tonight",
                    "reopen the shop",
                    "mitigated by luck",
                    "learning by doing",
                    "task force",
                    "new incident",
                    "page",
                    "severity is high",
                    "INC-1 status",
                    "engage the thrusters",
                    "confirm by mail",
                    "newincident x",
                    "pages of text"
                })
        void is_talk_otherwise(String text) {
            assertThat(overheard(text)).isEqualTo(new CommandLine.Talk());
        }
    }

    @Test
    void never_fails_whatever_is_written() {
        Random random = new Random(7);
        String[] parts = {
            "new ",
            "incident",
            "page ",
            "all",
            "@",
            "<@",
            ">",
            "|",
            ":",
            " ",
            "\n",
            " by ",
            "17:99",
            "T-",
            "9999999999",
            "because ",
            "\u00a0",
            "\ud83d\ude00",
            "\ud83d",
            "to ",
            "hand over ",
            "x".repeat(300),
            "INC-1 ",
            "\u0130",
            "severity "
        };
        for (int n = 0; n < 20_000; n++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            assertThat(said(text.toString())).isNotInstanceOf(CommandLine.Talk.class);
            assertThat(overheard(text.toString())).isNotNull();
        }
    }
}
