package dev.muster.automation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.automation.Effect.InvitePeople;
import dev.muster.automation.Effect.MailPeople;
import dev.muster.automation.Effect.PostMessage;
import dev.muster.automation.Effect.RefreshPageProgress;
import dev.muster.automation.Effect.ReminderTimer;
import dev.muster.automation.Effect.ResolvePage;
import dev.muster.automation.Effect.SendPage;
import dev.muster.automation.Effect.TellPeople;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Reminder;
import dev.muster.lifecycle.ResourceKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PagesTest {

    private final House house = new House();
    private Story story;

    @BeforeEach
    void declared() {
        story = Story.in(house);
        story.declare(Story.checkout());
        story.made(ResourceKind.CONVERSATION);
        story.by(Actor.by("zoe"));
    }

    @Test
    void each_page_goes_out_at_once_and_is_watched() {
        List<Intended> follows = page(Target.person("ann"), Target.service("checkout"));

        assertThat(Story.only(SendPage.class, follows)).containsExactly(new SendPage("P-1"), new SendPage("P-2"));
        assertThat(follows)
                .filteredOn(each -> each.effect() instanceof SendPage)
                .allSatisfy(each -> {
                    assertThat(each.lane()).isEqualTo(Lane.PAGES);
                    assertThat(each.needs()).isEmpty();
                    assertThat(each.dueAt()).isNull();
                    assertThat(each.required()).isTrue();
                });
        assertThat(follows)
                .filteredOn(each -> each.effect() instanceof ReminderTimer)
                .allMatch(each -> story.now().plus(House.ACKNOWLEDGE).equals(each.dueAt()))
                .extracting(Intended::effect)
                .containsExactly(
                        new ReminderTimer(Reminder.PAGE_UNACKNOWLEDGED, "P-1", 1),
                        new ReminderTimer(Reminder.PAGE_UNACKNOWLEDGED, "P-2", 1));
    }

    @Test
    void the_channel_hears_who_was_paged_and_they_are_invited_once() {
        page(Target.service("checkout"));

        List<Intended> follows = sent("P-1", "ann");

        assertThat(said(follows)).satisfies(words -> {
            assertThat(words.template()).isEqualTo(Templates.PAGE_SENT);
            assertThat(words.values())
                    .containsEntry("people", "ann")
                    .containsEntry("target", "checkout")
                    .containsEntry("level", "1");
        });
        assertThat(Story.only(InvitePeople.class, follows)).containsExactly(new InvitePeople(Set.of("ann")));
        assertThat(Story.only(TellPeople.class, follows))
                .as("the pager tells them")
                .isEmpty();
    }

    @Test
    void a_pager_that_does_not_say_whom_it_calls_is_reported_by_the_target() {
        page(Target.service("checkout"));

        assertThat(said(sent("P-1")).template()).isEqualTo(Templates.PAGE_SENT_TO_TARGET);
    }

    @Test
    void the_channel_hears_once_who_took_it_and_how_long_that_took() {
        page(Target.service("checkout"));
        sent("P-1", "ann");
        story.later(Duration.ofMinutes(4));

        List<Intended> first = story.when(new Command.RecordPageAcknowledged("P-1", "ann"));
        List<Intended> again = story.when(new Command.RecordPageAcknowledged("P-1", "ann"));

        assertThat(said(first).template()).isEqualTo(Templates.PAGE_ACKNOWLEDGED);
        assertThat(said(first).values()).containsEntry("person", "ann").containsEntry("after", "PT4M");
        assertThat(again).isEmpty();
    }

    @Test
    void a_page_that_goes_up_is_told_with_its_level() {
        page(Target.service("checkout"));
        sent("P-1", "ann");

        List<Intended> follows = story.when(new Command.RecordPageEscalated("P-1", 2, "bob"));

        assertThat(follows)
                .filteredOn(each -> each.effect() instanceof PostMessage post
                        && post.words().template().equals(Templates.PAGE_ESCALATED))
                .singleElement()
                .satisfies(
                        each -> assertThat(((PostMessage) each.effect()).words().values())
                                .containsEntry("person", "bob")
                                .containsEntry("level", "2"));
    }

    @Test
    void an_incident_that_is_over_resolves_its_pages_after_they_were_sent() {
        page(Target.service("checkout"), Target.person("bob"), Target.person("ann"));
        sent("P-1", "ann");
        sent("P-2", "bob");
        story.when(new Command.RecordPageResolved("P-2", "bob"));

        List<Intended> follows = story.when(new Command.Resolve("rolled back"));

        assertThat(Story.only(ResolvePage.class, follows))
                .containsExactly(new ResolvePage("P-1"), new ResolvePage("P-3"));
        assertThat(follows)
                .filteredOn(each -> each.effect().equals(new ResolvePage("P-3")))
                .allMatch(each -> each.needs().equals(Set.of("page-P-3")));
    }

    @Nested
    @DisplayName("when the pager fails")
    class WhenThePagerFails {

        @Test
        void the_first_way_on_starts_and_the_room_is_told_whom_to_telephone() {
            page(Target.service("checkout"));

            List<Intended> follows = failed("P-1");

            assertThat(fallbacks(follows)).containsExactly("page-P-1-fallback-0", "page-P-1-fallback-2");
            assertThat(story.intended("page-P-1-fallback-0").effect())
                    .isInstanceOfSatisfying(
                            TellPeople.class, told -> assertThat(told.people()).containsExactly("ann", "cid"));
            assertThat(said(follows).template()).isEqualTo(Templates.PAGE_FAILED_CALL);
            assertThat(said(follows).values()).containsEntry("numbers", "Ann +49 1, Cid +49 3");
            assertThat(story.intended("page-P-1-fallback-2").notAfter()).isNull();
            assertThat(story.intended("page-P-1-fallback-2").lane()).isEqualTo(Lane.PAGES);
        }

        @Test
        void the_next_way_starts_only_when_the_one_before_was_given_up() {
            page(Target.person("ann"));
            failed("P-1");

            List<Intended> next = parked("page-P-1-fallback-0", "tell-people");
            List<Intended> last = parked("page-P-1-fallback-1", "mail-people");

            assertThat(fallbacks(next)).containsExactly("page-P-1-fallback-1");
            assertThat(story.intended("page-P-1-fallback-1").effect()).isInstanceOf(MailPeople.class);
            assertThat(fallbacks(last)).isEmpty();
        }

        @Test
        void nothing_more_is_tried_for_a_page_that_somebody_took() {
            page(Target.person("ann"));
            failed("P-1");
            story.when(new Command.RecordPageSent("P-1", "pager", "R1", List.of("ann")));
            story.when(new Command.RecordPageAcknowledged("P-1", "ann"));

            assertThat(fallbacks(parked("page-P-1-fallback-0", "tell-people"))).isEmpty();
        }

        @Test
        void a_way_that_reaches_nobody_is_skipped() {
            page(Target.service("unheard-of"));

            List<Intended> follows = failed("P-1");

            assertThat(fallbacks(follows)).containsExactly("page-P-1-fallback-2");
            assertThat(said(follows).template()).isEqualTo(Templates.PAGE_FAILED_NO_NUMBER);
        }
    }

    @Nested
    @DisplayName("when 300 teams are paged at once")
    class WhenManyArePagedAtOnce {

        @Test
        void they_share_one_line_that_is_kept_up_to_date() {
            Target[] services = IntStream.rangeClosed(1, 300)
                    .mapToObj(i -> Target.service("s" + i))
                    .toArray(Target[]::new);
            List<Intended> all = new ArrayList<>(page(services));
            for (int i = 1; i <= 300; i++) {
                all.addAll(sent("P-" + i, "p" + i));
                all.addAll(story.when(new Command.RecordPageAcknowledged("P-" + i, "p" + i)));
            }

            assertThat(Story.only(SendPage.class, all)).hasSize(300);
            assertThat(Story.only(PostMessage.class, all)).isEmpty();
            assertThat(Story.only(TellPeople.class, all)).isEmpty();
            assertThat(all)
                    .filteredOn(each -> each.effect() instanceof RefreshPageProgress)
                    .allMatch(each -> each.dueAt() != null)
                    .as("the first posts the line; of the others the newest that waits is enough")
                    .allMatch(each -> each.id().equals("page-progress") || "page-progress".equals(each.replaces()));
            assertThat(Story.calls(all).stream().filter(each -> !(each.effect() instanceof SendPage)))
                    .as("beside the pages themselves")
                    .hasSizeLessThan(10);
        }
    }

    private List<Intended> page(Target... targets) {
        return story.when(new Command.Page(List.of(targets), "it hangs there", false));
    }

    private List<Intended> sent(String page, String... people) {
        return story.by(Actor.tool("pager"))
                .when(new Command.RecordPageSent(page, "pager", "R-" + page, List.of(people)));
    }

    private List<Intended> failed(String page) {
        return story.by(Actor.SYSTEM).when(new Command.RecordPageFailed(page, "the pager is down"));
    }

    private List<Intended> parked(String effect, String kind) {
        return story.when(new Command.RecordParked(effect, kind, "no answer"));
    }

    private static List<String> fallbacks(List<Intended> follows) {
        return Story.ids(follows).stream().filter(id -> id.contains("fallback")).toList();
    }

    private static Effect.Words said(List<Intended> follows) {
        List<PostMessage> posts = Story.only(PostMessage.class, follows);
        assertThat(posts).hasSize(1);
        return posts.get(0).words();
    }
}
