package dev.muster.provider.inmemory;

import static dev.muster.provider.inmemory.Fixtures.ANN;
import static dev.muster.provider.inmemory.Fixtures.BOB;

import dev.muster.spi.mail.Mail;
import dev.muster.spi.people.Person;
import dev.muster.tck.MailConformance;
import dev.muster.tck.MailFixture;
import dev.muster.tck.Rendered;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the in-memory mail")
class InMemoryMailConformanceTest extends MailConformance {

    @Override
    protected MailFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture extends ToolFixture implements MailFixture {
        @Override
        public Mail mail() {
            return provider.mailbox();
        }

        @Override
        public List<Person> twoPeople() {
            return List.of(ANN, BOB);
        }

        @Override
        public boolean showsRecipients() {
            return false;
        }

        @Override
        public List<Rendered> inbox(Person person, String subject) {
            return sent(person, subject)
                    .map(mail -> new Rendered(
                            mail.message().subject() + "\n"
                                    + mail.message().body().plain(),
                            List.of(),
                            List.of()))
                    .toList();
        }

        @Override
        public List<String> subjects(Person person, String subject) {
            return sent(person, subject).map(mail -> mail.message().subject()).toList();
        }

        @Override
        public Set<String> visibleRecipients(Person person, String subject) {
            return Set.of();
        }

        private Stream<SentMail> sent(Person person, String subject) {
            return provider.mailbox().sentTo(person.id()).stream()
                    .filter(mail -> mail.message().subject().contains(subject));
        }
    }
}
