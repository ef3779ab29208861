package dev.muster.spi.document;

import dev.muster.spi.call.CallContext;
import dev.muster.spi.call.Promises;
import dev.muster.spi.call.RequestKey;
import dev.muster.spi.people.Person;
import java.util.List;

/** Folders for files. Thread-safe; called at least once per key. */
public interface Folders {

    /** The repeat safety of each operation. */
    Promises promises();

    /** Creates a folder under the provider's configured parent. */
    DocumentRef create(String name, CallContext context);

    /** What earlier calls of {@link #create} with {@code key} made, oldest first; more than one only after a double. */
    List<DocumentRef> find(RequestKey key, CallContext context);

    /** Lets people use it; those who could already are no failure. */
    void share(String folder, List<Person> people, CallContext context);

    /** Removes a folder that a call made twice. Gone already is a success. */
    void retract(DocumentRef superfluous, CallContext context);
}
