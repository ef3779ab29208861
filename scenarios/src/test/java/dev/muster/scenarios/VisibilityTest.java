package dev.muster.scenarios;

import static dev.muster.lifecycle.Actor.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.Incident;
import dev.muster.communication.Audience;
import dev.muster.communication.NoticeRule;
import dev.muster.communication.Trigger;
import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Confidentiality;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.Refused;
import dev.muster.metrics.ResponseTimes;
import dev.muster.playbook.Playbook;
import dev.muster.playbook.PlaybookBuilder;
import dev.muster.provider.http.testing.RecordingLogs;
import dev.muster.provider.inmemory.ChatChannel;
import dev.muster.provider.inmemory.Fault;
import dev.muster.provider.inmemory.InMemoryChat;
import dev.muster.review.ActionItem;
import dev.muster.severity.Impact;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Visibility;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A whole incident that shows itself in every way it can, with words in it that must not get out. What everybody may read is looked through to the last
 * word; what is restricted must have been asked of the tool as restricted.
 */
@DisplayName("What an incident shows to those who take no part in it")
class VisibilityTest {

    private static final String CANARY = "zebrafish";
    private static final String TOWN = "incidents";

    private static final String LUNCH = "lunch";
    private static final String BOARD = "incident-board";

    @ParameterizedTest
    @EnumSource(Confidentiality.class)
    @Tag("S44")
    @Tag("T12")
    void nothing_that_people_said_of_it_leaves_an_incident_that_is_not_open(Confidentiality who) {
        try (Shop shop = Shop.open(book -> {}, made -> made.playbook(book()).playbook(VisibilityTest::telling))) {
            shop.tools().chat().people().create(TOWN, Shop.PIA);
            shop.tools().chat().people().create(BOARD, Shop.PIA);

            AtomicReference<String> opened = new AtomicReference<>("");
            String log = RecordingLogs.during(() -> opened.set(live(shop, who)));
            String channel = opened.get();
            Map<String, List<String>> shown = shown(shop, channel);
            shown.put("log", log.lines().toList());
            Map<String, List<Visibility>> asked = asked(shop, channel);

            if (who == Confidentiality.OPEN) {
                assertThat(shown)
                        .as("what has to be looked through")
                        .allSatisfy(
                                (place, texts) -> assertThat(texts).as(place).isNotEmpty());
                for (String place :
                        List.of("announcement", "board", "direct message", "mail", "page", "answers to who asks")) {
                    assertThat(shown.get(place)).as(place).asString().contains(CANARY);
                }
                assertThat(asked)
                        .hasSize(7)
                        .allSatisfy((thing, visibilities) ->
                                assertThat(visibilities).as(thing).isNotEmpty().containsOnly(Visibility.OPEN));
            } else {
                assertThat(shown)
                        .allSatisfy((place, texts) -> assertThat(texts)
                                .as(place)
                                .noneMatch(text -> text.toLowerCase(Locale.ROOT).contains(CANARY)));
                assertThat(asked)
                        .hasSize(7)
                        .allSatisfy((thing, visibilities) -> assertThat(visibilities)
                                .as(thing)
                                .isNotEmpty()
                                .containsOnly(Visibility.valueOf(who.name())));
            }
            assertThat(log)
                    .as("what the log tells of")
                    .contains("provider=", "INC-1/", "as the test asked", "Cancel of INC-1 is denied");
            if (who == Confidentiality.SECRET) {
                for (String place : List.of("announcement", "board", "direct message", "mail", "status page")) {
                    assertThat(shown.get(place)).as(place).isEmpty();
                }
            }
        }
    }

    private static Playbook book() {
        return Playbook.parse(Shop.text()
                .replace(
                        "status-page-from: major",
                        "status-page-from: major\n  announce: {in: \"#" + TOWN + "\", from: minor}")
                .replace("{name: Pia}", "{name: Pia, prefers: [chat]}"));
    }

    private static void telling(PlaybookBuilder book) {
        book.everyType(type -> {
            type.engage(Shop.bring("owner", true, Target.service("checkout")));
            type.audience(new Audience("board", List.of(), "#" + BOARD, false, false));
            type.audience(new Audience("readers", List.of(Shop.PIA, Shop.BOB), null, true, true));
            for (Trigger trigger : Trigger.values()) {
                String template = "notice."
                        + (trigger == Trigger.UPDATE_POSTED
                                ? "update"
                                : trigger.name().toLowerCase(Locale.ROOT).replace('_', '-'));
                for (String audience : List.of("board", "readers")) {
                    type.notice(
                            new NoticeRule(audience + " " + trigger, trigger, Match.ALWAYS, audience, template, false));
                }
            }
        });
    }

    /** From the declaration to the archive; answers the incident's channel. */
    private static String live(Shop shop, Confidentiality who) {
        Incident incident = shop.settled(shop.incidents()
                .declare(Declaration.of("Payment keys of " + CANARY + " are on the net")
                        .described("Somebody posted the keys of " + CANARY)
                        .affecting("checkout")
                        .tagged(CANARY)
                        .withImpact(Impact.UNKNOWN.critical(true).business(true).share(0.9))
                        .reportedBy(Shop.DAN)
                        .seenBy(who)));
        String channel = shop.channel(incident).id();
        for (Operation each : EnumSet.complementOf(EnumSet.of(Operation.READ))) {
            shop.tools().failNext(each, Fault.bug());
        }
        String lunch = shop.tools().chat().people().create(LUNCH, Shop.PIA);
        for (String question : List.of("INC-1 status", "INC-1 timeline")) {
            shop.tools().chat().people().mention(lunch, Shop.PIA, question);
        }
        Incident known = incident;
        assertThatThrownBy(() -> known.cancel(CANARY + " is none of ours", by(Shop.BOB)))
                .isInstanceOf(Refused.class);
        shop.tools().chat().people().mention(channel, Shop.INES, "reopen " + CANARY);
        incident = shop.settled(incident.assign("lead", Shop.INES, by(Shop.INES)));
        incident = shop.settled(incident.overrideSeverity("MEDIUM", CANARY + " is one customer", by(Shop.INES)));
        incident = shop.settled(incident.overrideSeverity("MAJOR", CANARY + " is our biggest", by(Shop.INES)));
        incident = shop.settled(incident.update("We change the keys of " + CANARY, by(Shop.INES)));
        incident = shop.settled(incident.mitigate("keys of " + CANARY + " are void", by(Shop.INES)));
        incident = shop.settled(incident.tell(new Command.Relapse(CANARY + " has old ones"), by(Shop.INES)));
        incident = shop.settled(incident.mitigate(CANARY + " has none", by(Shop.INES)));
        incident = shop.settled(incident.resolve(CANARY + " is safe", by(Shop.INES)));
        incident = shop.settled(incident.reopen(CANARY + " is not safe", by(Shop.INES)));
        incident = shop.settled(incident.resolve(CANARY + " is safe at last", by(Shop.INES)));
        shop.time().advance(Duration.ofDays(1));
        incident = shop.settled(incident.refresh().startReview(by(Shop.INES)));
        incident = shop.settled(incident.addActionItem(
                "rotate the keys of " + CANARY,
                Shop.DAN,
                ActionItem.Priority.HIGH,
                shop.time().now().plus(Duration.ofDays(3)),
                by(Shop.INES)));
        incident = shop.settled(incident.completeReview(List.of(Shop.INES), CANARY + " taught us", by(Shop.INES)));
        shop.settled(incident.close(by(Shop.INES)));
        shop.time().advance(Duration.ofDays(30));
        return channel;
    }

    /** What everybody in the organisation, or everybody at all, may read; and what a telephone shows while it is locked. */
    private static Map<String, List<String>> shown(Shop shop, String channel) {
        Map<String, List<String>> shown = new TreeMap<>();
        shown.put("announcement", posts(shop, TOWN));
        shown.put("board", posts(shop, BOARD));
        shown.put(
                "direct message",
                shop.tools().chat().directs().stream()
                        .filter(message -> message.to().equals(Shop.PIA))
                        .map(message -> message.content().toString())
                        .toList());
        shown.put(
                "mail",
                shop.tools().mailbox().sentTo(Shop.BOB).stream()
                        .map(mail -> mail.message().toString())
                        .toList());
        shown.put(
                "status page",
                shop.tools().statusPage().all().stream()
                        .map(post -> post.history().toString())
                        .toList());
        shown.put(
                "page",
                shop.tools().pager().pages().stream()
                        .map(page -> page.request() + " " + page.notes())
                        .toList());
        shown.put(
                "names of folders",
                shop.tools().files().allFolders().stream()
                        .map(folder -> folder.title())
                        .toList());
        shown.put("names of groups", List.copyOf(shop.tools().groups().all().keySet()));
        shown.put("health", List.of(shop.incidents().engine().health().toString()));
        shown.put(
                "figures",
                List.of(ResponseTimes.of(shop.incidents().get("INC-1").history())
                        .toString()));
        shown.put("other channels", otherChannels(shop, channel));
        shown.put("answers to who asks", posts(shop, LUNCH));
        return shown;
    }

    private static List<String> posts(Shop shop, String name) {
        ChatChannel room = shop.tools().chat().channel(name).orElseThrow();
        return shop.tools().chat().posts(room.id()).stream()
                .map(post -> post.text() + " " + post.earlier())
                .toList();
    }

    private static List<String> otherChannels(Shop shop, String channel) {
        return shop.tools().chat().channels().stream()
                .filter(each -> !each.id().equals(channel))
                .map(ChatChannel::toString)
                .toList();
    }

    /** With what visibility the tools were asked for what holds people's words. */
    private static Map<String, List<Visibility>> asked(Shop shop, String channel) {
        Map<String, List<Visibility>> asked = new TreeMap<>();
        asked.put(
                "channel",
                List.of(shop.tools().chat().channel(channel).orElseThrow().visibility()));
        asked.put(
                "posts in it",
                shop.tools().chat().posts(channel).stream()
                        .filter(post -> post.author().equals(InMemoryChat.BOT))
                        .map(post -> post.visibility())
                        .toList());
        asked.put(
                "tickets",
                shop.tools().tickets().all().stream()
                        .map(ticket -> ticket.visibility())
                        .toList());
        List<Visibility> comments = new ArrayList<>();
        shop.tools().tickets().all().forEach(ticket -> ticket.comments().forEach(c -> comments.add(c.visibility())));
        asked.put("comments", comments);
        asked.put(
                "documents",
                shop.tools().files().allDocuments().stream()
                        .map(document -> document.visibility())
                        .toList());
        asked.put(
                "meetings",
                shop.tools().calendar().all().stream()
                        .map(meeting -> meeting.visibility())
                        .toList());
        asked.put(
                "pages",
                shop.tools().pager().pages().stream()
                        .map(page -> page.visibility())
                        .toList());
        return asked;
    }
}
