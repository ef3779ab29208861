package dev.muster.tck;

import dev.muster.spi.mail.Mail;
import dev.muster.spi.people.Person;
import java.util.List;
import java.util.Set;

/** Mail to judge, and what its readers see. */
public interface MailFixture extends Fixture {

    /** The capability, the same on each call. */
    Mail mail();

    /** Two people who can be written to. */
    List<Person> twoPeople();

    /** Whether a reader sees to whom else a message went; both answers are checked. */
    boolean showsRecipients();

    /** What the person sees of the messages with this text in their subject, oldest first: the bodies. */
    List<Rendered> inbox(Person person, String subject);

    /** The subjects of the messages that the person got with this text in their subject, oldest first. */
    List<String> subjects(Person person, String subject);

    /** The addresses that the person sees in the newest message with this text in its subject, the person's own left out. */
    Set<String> visibleRecipients(Person person, String subject);
}
