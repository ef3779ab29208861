package dev.muster.spi.mail;

import dev.muster.spi.people.Person;
import dev.muster.spi.text.RichText;
import java.util.List;
import java.util.Objects;

/**
 * One message to an audience.
 *
 * @param to who gets it; nobody sees the others' addresses unless the provider says so
 * @param subject one line
 * @param body its text
 */
public record MailMessage(List<Person> to, String subject, RichText body) {
    /** Copies the recipients. */
    public MailMessage {
        to = List.copyOf(to);
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(body, "body");
    }
}
