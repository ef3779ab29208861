package dev.muster.tck;

import dev.muster.spi.document.Documents;
import dev.muster.spi.people.Person;
import java.util.List;
import java.util.Optional;

/** Documents to judge, and what somebody who reads and writes them sees and does. Documents are named by the tool's id. */
public interface DocumentsFixture extends Fixture {

    /** The capability, the same on each call. */
    Documents documents();

    /** Two people with whom documents can be shared. */
    List<Person> twoPeople();

    /** A template that the tool holds, by the tool's id; its text holds the words {@code from the template}. Empty where it has none. */
    Optional<String> template();

    /** A folder that documents can be put into, by the tool's id; empty where it has none. */
    Optional<String> folder();

    /** Whether a document can be hidden from those with whom it is not shared; both answers are checked. */
    boolean hasRestricted();

    /** How many documents have this title. */
    int documents(String title);

    /** What a reader sees of the whole document. */
    Rendered text(String document);

    /** The folder the document is in, or an empty text. */
    String folderOf(String document);

    /** Lets somebody write {@code text} at the end of the document, outside of the sections. */
    void write(String document, String text);

    /** Whether the person can read and write the document. */
    boolean isShared(String document, Person person);

    /** Whether only those with whom it is shared can see it. */
    boolean isRestricted(String document);

    /** Lets somebody delete a document. */
    void delete(String document);
}
