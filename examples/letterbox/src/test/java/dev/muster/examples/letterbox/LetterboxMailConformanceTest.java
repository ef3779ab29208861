package dev.muster.examples.letterbox;

import dev.muster.spi.mail.Mail;
import dev.muster.spi.people.Person;
import dev.muster.tck.MailConformance;
import dev.muster.tck.MailFixture;
import dev.muster.tck.Rendered;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

// tag::conformance
@DisplayName("the mail of Letterbox")
class LetterboxMailConformanceTest extends MailConformance {

    @Override
    protected MailFixture fixture() {
        return new Readers();
    }

    private static final class Readers extends ScriptedLetterbox implements MailFixture {

        @Override
        public Mail mail() {
            return provider.mail().orElseThrow();
        }

        @Override
        public List<Person> twoPeople() {
            return List.of(Person.of("ann@example.com"), Person.of("bob@example.com"));
        }

        @Override
        public boolean showsRecipients() {
            return false;
        }

        @Override
        public List<Rendered> inbox(Person person, String subject) {
            return got(person, subject)
                    .map(letter -> Rendered.plain(letter.subject() + "\n" + letter.text()))
                    .toList();
        }

        @Override
        public List<String> subjects(Person person, String subject) {
            return got(person, subject).map(Letter::subject).toList();
        }

        @Override
        public Set<String> visibleRecipients(Person person, String subject) {
            return Set.of(); // each letter has one address
        }

        private Stream<Letter> got(Person person, String subject) {
            return letters.stream()
                    .filter(letter -> letter.to().equals(person.email()))
                    .filter(letter -> letter.subject().contains(subject));
        }
    }
}
// end::conformance
