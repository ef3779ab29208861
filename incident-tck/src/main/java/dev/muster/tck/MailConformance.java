package dev.muster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.spi.call.Operation;
import dev.muster.spi.call.RepeatSafety;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.mail.Mail;
import dev.muster.spi.mail.MailMessage;
import dev.muster.spi.people.Person;
import dev.muster.spi.text.RichText;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What mail promises. */
public abstract class MailConformance extends Conformance<MailFixture> {

    /** For subclasses. */
    protected MailConformance() {}

    @Test
    @DisplayName("MAIL-1 sends one message to each of an audience")
    void sends() {
        String subject = unique("Checkout fails");
        mail().send(message(people(), subject, "Customers cannot pay"), call());
        assertThat(people()).allSatisfy(person -> {
            assertThat(tool().inbox(person, subject))
                    .extracting(Rendered::text)
                    .singleElement()
                    .asString()
                    .contains("Customers cannot pay");
            assertThat(tool().subjects(person, subject)).hasSize(1);
        });
    }

    @Test
    @DisplayName("MAIL-2 shows nobody the others' addresses, unless it says so")
    void hides_recipients() {
        String subject = unique("Checkout fails");
        mail().send(message(people(), subject, "text"), call());
        Person first = people().get(0);
        String other = Objects.requireNonNull(people().get(1).email(), "twoPeople() holds a person without e-mail");
        assertThat(tool().inbox(first, subject)).hasSize(1);
        assertThat(tool().visibleRecipients(first, subject).contains(other))
                .as("whether %s sees the address of %s", first.id(), other)
                .isEqualTo(tool().showsRecipients());
    }

    @Test
    @DisplayName("MAIL-3 makes of one key sent twice as many messages as it declares")
    void sends_as_declared() {
        String subject = unique("Checkout fails");
        RequestKey key = key();
        mail().send(message(people(), subject, "text"), call(key));
        assertThat(tool().inbox(people().get(0), subject)).hasSize(1);
        mail().send(message(people(), subject, "text"), retry(key));
        assertThat(tool().inbox(people().get(0), subject).size())
                .as("messages made under %s", safety())
                .isIn(copiesUnseen(safety()));
    }

    @Test
    @DisplayName("MAIL-4 tells of a lost answer as an unknown outcome, the message being sent")
    void tells_of_a_lost_answer() {
        String subject = unique("Checkout fails");
        loseAnswer(() -> mail().send(message(people(), subject, "text"), call()));
        assertThat(tool().inbox(people().get(0), subject)).hasSize(1);
    }

    @Test
    @DisplayName("MAIL-5 shows text from people as plain text, whatever it looks like, and no header of theirs")
    void shows_plain_text() {
        for (String text : Texts.MARKUP) {
            String subject = unique("Subject") + " " + text;
            mail().send(message(people(), subject, text), call());
            Rendered seen = tool().inbox(people().get(0), subject).get(0);
            assertThat(seen.text()).contains(text);
            assertThat(seen.mentions()).as("mentions made of %s", text).isEmpty();
            assertThat(seen.links())
                    .as("links made of %s that do not show where they lead", text)
                    .allMatch(text::contains);
        }
        String word = unique("Subject");
        MailMessage injected = message(people(), word + "\r\nBcc: evil@evil.example\r\n\r\nbody", "text");
        boolean sent = unlessRejected(() -> {
                    mail().send(injected, call());
                    return true;
                })
                .isPresent();
        assertThat(tool().subjects(people().get(0), word))
                .hasSize(sent ? 1 : 0)
                .noneMatch(subject -> subject.indexOf('\n') >= 0);
        assertThat(tool().visibleRecipients(people().get(0), word)).doesNotContain("evil@evil.example");
    }

    @Test
    @DisplayName("MAIL-6 says that a refused call was not carried out and when to come back")
    void tells_of_a_refusal() {
        String subject = unique("Checkout fails");
        RequestKey key = key();
        refuse(() -> mail().send(message(people(), subject, "text"), call(key)));
        assertThat(tool().inbox(people().get(0), subject)).isEmpty();
        mail().send(message(people(), subject, "text"), retry(key));
        assertThat(tool().inbox(people().get(0), subject)).hasSize(1);
    }

    @Test
    @DisplayName("MAIL-7 declares a repeat safety for its operation, and marks the mail of an exercise as one")
    void declares_and_marks() {
        assertDeclared(mail().promises(), List.of(Operation.MAIL_SEND));
        String subject = unique("Checkout fails");
        mail().send(message(people(), subject, "text"), drill());
        String seen = tool().subjects(people().get(0), subject).get(0) + "\n"
                + tool().inbox(people().get(0), subject).get(0).text();
        assertThat(seen)
                .as("expected subject, text and a mark")
                .contains(subject)
                .contains("text")
                .isNotEqualTo(subject + "\ntext");
    }

    private Mail mail() {
        return tool().mail();
    }

    private List<Person> people() {
        assertThat(tool().twoPeople()).as("twoPeople()").hasSize(2);
        return tool().twoPeople();
    }

    private RepeatSafety safety() {
        return mail().promises().of(Operation.MAIL_SEND);
    }

    private static MailMessage message(List<Person> to, String subject, String text) {
        return new MailMessage(to, subject, RichText.plain(text));
    }
}
