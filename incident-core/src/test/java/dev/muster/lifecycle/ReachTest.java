package dev.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.engagement.Contact;
import dev.muster.lifecycle.Event.ArchiveDue;
import dev.muster.lifecycle.Event.ConversationArchived;
import dev.muster.lifecycle.Event.ConversationUnarchived;
import dev.muster.lifecycle.Event.EffectParked;
import dev.muster.lifecycle.Event.NoticeSent;
import dev.muster.lifecycle.Event.ResourceAdded;
import dev.muster.lifecycle.Event.ResourceDrifted;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("what reaches outside")
class ReachTest {

    private static final Resource CHANNEL = new Resource(ResourceKind.CONVERSATION, "slack", "C1", "inc-1", null);

    private final Story story = Story.active(House.rules());

    @Test
    void is_known_once_and_under_its_newest_name() {
        assertThat(story.when(new Command.RecordResource(CHANNEL))).containsExactly(new ResourceAdded(CHANNEL));
        assertThat(story.when(new Command.RecordResource(CHANNEL))).isEmpty();
        Resource renamed = new Resource(ResourceKind.CONVERSATION, "slack", "C1", "inc-1-checkout", "https://slack/C1");
        assertThat(story.when(new Command.RecordResource(renamed))).containsExactly(new ResourceAdded(renamed));
        assertThat(story.state().reach().resources()).containsExactly(renamed);
        assertThat(story.state().reach().resource(ResourceKind.CONVERSATION)).contains(renamed);
    }

    @Test
    void drifts_once_until_it_is_found_in_place_again() {
        assertThat(story.when(new Command.RecordDrift(ResourceKind.CONVERSATION, "C1", "deleted")))
                .as("not ours")
                .isEmpty();
        story.given(new Command.RecordResource(CHANNEL));

        assertThat(story.when(new Command.RecordDrift(ResourceKind.CONVERSATION, "C1", "deleted")))
                .containsExactly(new ResourceDrifted(ResourceKind.CONVERSATION, "C1", "deleted"));
        assertThat(story.when(new Command.RecordDrift(ResourceKind.CONVERSATION, "C1", "deleted")))
                .isEmpty();
        assertThat(story.when(new Command.RecordResource(CHANNEL))).hasSize(1);
        assertThat(story.when(new Command.RecordDrift(ResourceKind.CONVERSATION, "C1", "deleted")))
                .hasSize(1);
    }

    @Test
    void drifts_as_the_thing_it_is_and_as_no_other() {
        Resource ticket = new Resource(ResourceKind.TICKET, "jira", "C1", "OPS-1", null);
        story.given(new Command.RecordResource(CHANNEL));
        assertThat(story.when(new Command.RecordDrift(ResourceKind.CONVERSATION, "C2", "deleted")))
                .isEmpty();
        assertThat(story.when(new Command.RecordDrift(ResourceKind.TICKET, "C1", "deleted")))
                .isEmpty();
        story.given(new Command.RecordResource(ticket));

        story.given(new Command.RecordDrift(ResourceKind.CONVERSATION, "C1", "deleted"));
        assertThat(story.when(new Command.RecordDrift(ResourceKind.TICKET, "C1", "deleted")))
                .hasSize(1);
        assertThat(story.state().reach().drifts()).hasSize(2);
    }

    @Test
    void keeps_who_was_called_by_a_message_of_their_own() {
        assertThat(story.when(new Command.RecordContacted("zoe", Contact.SMS)))
                .containsExactly(new Event.PersonContacted("zoe", Contact.SMS));
    }

    @Test
    void remembers_initial_notices_by_name_and_others_not() {
        assertThat(story.when(new Command.RecordNotice("first word", "everybody", true)))
                .containsExactly(new NoticeSent("first word", "everybody", true));
        assertThat(story.when(new Command.RecordNotice("first word", "everybody", true)))
                .isEmpty();
        assertThat(story.when(new Command.RecordNotice("more", "everybody", false)))
                .hasSize(1);
        assertThat(story.when(new Command.RecordNotice("first word", "everybody", false)))
                .hasSize(1);
        assertThat(story.state().reach().notices()).containsExactly("first word");
    }

    @Test
    void tells_of_each_effect_that_was_given_up_once() {
        assertThat(story.when(new Command.RecordParked("create-ticket", "CreateTicket", "no such project")))
                .containsExactly(new EffectParked("create-ticket", "CreateTicket", "no such project"));
        assertThat(story.when(new Command.RecordParked("create-ticket", "CreateTicket", "no such project")))
                .isEmpty();
        assertThat(story.state().reach().parked()).containsEntry("create-ticket", "no such project");
    }

    @Nested
    @DisplayName("in a channel that is to be archived")
    class Archived {

        private final Command ifDue = new Command.ArchiveIfDue();

        @Test
        void is_so_some_days_after_the_end_and_once() {
            story.given(new Command.Resolve(null), new Command.Close());

            assertThat(story.later(Duration.ofDays(10).minusSeconds(1)).when(ifDue))
                    .isEmpty();
            assertThat(story.later(Duration.ofSeconds(1)).when(ifDue)).containsExactly(new ArchiveDue());
            assertThat(story.when(ifDue)).isEmpty();
        }

        @Test
        void is_not_while_the_incident_goes_on_or_once_it_is_archived() {
            assertThat(story.later(Duration.ofDays(20)).when(ifDue)).isEmpty();
            story.given(new Command.Cancel("a test"), new Command.RecordArchived(true));
            assertThat(story.later(Duration.ofDays(20)).when(ifDue)).isEmpty();
        }

        @Test
        void is_not_when_the_incident_was_taken_up_again() {
            story.given(new Command.Resolve(null), new Command.Close(), new Command.Reopen("errors"));

            assertThat(story.later(Duration.ofDays(20)).when(ifDue)).isEmpty();
            story.given(new Command.Resolve(null), new Command.Close());
            assertThat(story.later(Duration.ofDays(10)).when(ifDue)).hasSize(1);
        }

        @Test
        void is_needed_again_when_the_incident_is_taken_up_again_after_all() {
            story.given(new Command.Resolve(null), new Command.Close())
                    .later(Duration.ofDays(10))
                    .given(ifDue);
            assertThat(story.state().reach().archiveDue()).isTrue();

            story.given(new Command.Reopen("errors"));

            assertThat(story.state().reach().archiveDue()).isFalse();
        }

        @Test
        void is_archived_and_opened_again_once_each() {
            assertThat(story.when(new Command.RecordArchived(true))).containsExactly(new ConversationArchived());
            assertThat(story.when(new Command.RecordArchived(true))).isEmpty();
            assertThat(story.when(new Command.RecordArchived(false))).containsExactly(new ConversationUnarchived());
            assertThat(story.when(new Command.RecordArchived(false))).isEmpty();
        }
    }
}
