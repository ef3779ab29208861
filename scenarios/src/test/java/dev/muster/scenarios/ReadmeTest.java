package dev.muster.scenarios;

import static dev.muster.testing.IncidentAssertions.assertThat;

import dev.muster.Incident;
import dev.muster.Incidents;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.State;
import dev.muster.playbook.Playbook;
import dev.muster.provider.inmemory.InMemoryProvider;
import dev.muster.spi.Capability;
import dev.muster.spi.Provider;
import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Operation;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.config.Finding;
import dev.muster.spi.mail.Mail;
import dev.muster.spi.mail.MailMessage;
import dev.muster.spi.text.RichText;
import dev.muster.testing.IncidentTest;
import dev.muster.testing.Tools;
import dev.muster.testing.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The README's code is this code, and it runs; that the README shows it is what {@code SnippetsTest} of the architecture tests compares. */
class ReadmeTest {

    @Test
    void the_host_snippet_runs() {
        // tag::host
        InMemoryProvider tools = InMemoryProvider.create();
        try (Incidents incidents = Incidents.builder()
                .playbook(Playbook.profile("atlassian"))
                .provider(tools)
                .build()) {

            Incident incident = incidents.declare(Declaration.of("Checkout fails for EU customers")
                    .affecting("checkout")
                    .reportedBy("ann@example.com")
                    .key("alert-4711")); // the same key is the same incident

            incidents.engine().runOnce(Instant.now()); // or .workers(2) in the builder

            incident = incident.refresh().mitigate("traffic moved to us-east", Actor.by("ann@example.com"));
            // end::host
            assertThat(incident.state()).isEqualTo(State.MITIGATED);
            assertThat(tools.chat().channels()).hasSize(1);
            // tag::host
        }
        // end::host
    }

    @Nested
    // tag::test
    @IncidentTest
    class ArchivingTest {

        @Test
        void the_channel_is_archived_ten_days_after_the_end(Incidents incidents, Tools tools, VirtualTime time) {
            Incident incident = incidents.declare("Checkout fails");
            incident.resolve("rolled back", Actor.by("ann")).close(Actor.by("ann"));

            time.advance(Duration.ofDays(10).minusSeconds(1));
            assertThat(tools).conversationOf(incident).isOpen();

            time.advance(Duration.ofSeconds(1));
            assertThat(tools).conversationOf(incident).isArchived();
        }
    }
    // end::test

    // tag::provider
    /** A tool that can do one thing: send mail. What it declares is what the engine does after an answer was lost. */
    public static final class PostOffice implements Provider, Mail {

        private final List<String> sent = new ArrayList<>();

        @Override
        public String name() {
            return "post-office";
        }

        @Override
        public List<Finding> check() {
            return List.of(Finding.info(name(), "is open"));
        }

        @Override
        public Optional<Mail> mail() {
            return Optional.of(this);
        }

        @Override
        public Promises promises() {
            return Promises.of(Operation.MAIL_SEND, RepeatSafety.NONE); // post knows no keys
        }

        @Override
        public void send(MailMessage message, CallContext context) {
            sent.add(context.key() + ": " + message.subject()); // here the tool is called, below context.deadline()
        }
    }
    // end::provider

    @Test
    void the_provider_snippet_runs() {
        PostOffice post = new PostOffice();
        try (Incidents incidents = Incidents.builder()
                .playbook(Playbook.profile("minimal"))
                .provider(InMemoryProvider.create())
                .provider(post)
                .use(Capability.MAIL, "post-office")
                .build()) {
            assertThat(incidents.check().toString()).contains("post-office");
            post.send(
                    new MailMessage(List.of(), "Checkout fails", RichText.plain("x")),
                    CallContext.of(RequestKey.of("inc-1/mail-1"), Instant.now().plusSeconds(5)));
            assertThat(post.sent).containsExactly("inc-1/mail-1: Checkout fails");
        }
    }
}
