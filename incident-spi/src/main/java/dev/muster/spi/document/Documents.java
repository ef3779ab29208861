package dev.muster.spi.document;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.people.Person;
import java.util.List;

/** Written documents. Thread-safe; called at least once per key. */
public interface Documents {

    /** The repeat safety of each operation. */
    Promises promises();

    /** Creates a document that carries the context's key. */
    DocumentRef create(DocumentDraft draft, CallContext context);

    /** What earlier calls of {@link #create} with {@code key} made, oldest first; more than one only after a double. */
    List<DocumentRef> find(RequestKey key, CallContext context);

    /** Replaces the generated text of sections in one call, adding a section that is not there; text of people outside them is left alone. */
    void update(String document, List<Section> sections, CallContext context);

    /** Lets people read and write it; those who could already are no failure. */
    void share(String document, List<Person> people, CallContext context);

    /** Removes a document that a call made twice. Gone already is a success. */
    void retract(DocumentRef superfluous, CallContext context);
}
