package dev.muster.internal.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.automation.Effect;
import dev.muster.automation.Story;
import dev.muster.automation.Templates;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.role.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A canary in everything that people say: outside the members it is heard of open incidents only. */
class RedactionTest {

    private static final String CANARY = "canary4711";

    private final PlaybookVoice voice = Speech.voice();

    @ParameterizedTest
    @EnumSource(Confidentiality.class)
    void outsiders_hear_people_s_words_of_open_incidents_only(Confidentiality confidentiality) {
        Story story = told(confidentiality);
        List<String> outside = new ArrayList<>();
        outside.add(voice.announcement(story.state()).text().plain());
        outside.add(voice.pageTitle(story.state()));
        outside.add(
                voice.pageDetails(story.state(), story.state().reach().pages().get("P-1")));
        outside.add(voice.folderName(story.state()));
        for (String key : Catalogue.of(Locale.ENGLISH, Map.of()).keys()) {
            if (key.startsWith("notice.") || key.startsWith("status.") || key.equals(Templates.ALL_CLEAR)) {
                Effect.Words words =
                        Effect.Words.of(key, "text", CANARY, "by", CANARY, "rule", CANARY, "readers", "all");
                outside.add(voice.message(story.state(), words).text().plain());
                outside.add(voice.subject(story.state(), words));
            }
        }

        if (confidentiality == Confidentiality.OPEN) {
            assertThat(String.join("\n", outside)).contains(CANARY);
        } else {
            assertThat(outside).allSatisfy(text -> assertThat(text).doesNotContain(CANARY));
            assertThat(outside.get(0))
                    .contains("INC-1", "MAJOR", "confidential", "Investigating")
                    .doesNotContain("Lead");
            assertThat(outside.get(1)).isEqualTo("[MAJOR] INC-1: confidential");
        }
        assertThat(voice.statusTitle(story.state())).doesNotContain(CANARY);
    }

    @ParameterizedTest
    @EnumSource(Confidentiality.class)
    void members_hear_everything(Confidentiality confidentiality) {
        Story story = told(confidentiality);

        assertThat(voice.card(story.state()).text().plain()).contains(CANARY);
        assertThat(voice.briefing(story.state(), "ann", "why").text().plain()).contains(CANARY);
        assertThat(voice.message(story.state(), Effect.Words.of(Templates.MITIGATED, "text", CANARY))
                        .text()
                        .plain())
                .contains(CANARY);
    }

    private static Story told(Confidentiality confidentiality) {
        Story story = Speech.story();
        story.declare(Declaration.of(CANARY + " title")
                .described(CANARY)
                .affecting(CANARY)
                .reportedBy(CANARY)
                .withSeverity("MAJOR")
                .seenBy(confidentiality));
        story.by(Actor.by(CANARY)).when(new Command.AssignRole(Role.LEAD, CANARY, null));
        story.when(new Command.PostUpdate(CANARY, null));
        story.when(new Command.RecordCause(CANARY, null, null));
        story.when(new Command.Page(List.of(dev.muster.engagement.Target.person(CANARY)), CANARY, false));
        story.made(ResourceKind.CONVERSATION);
        return story;
    }
}
