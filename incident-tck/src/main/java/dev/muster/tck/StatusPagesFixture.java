package dev.muster.tck;

import dev.muster.spi.status.StatusEntry;
import dev.muster.spi.status.StatusPages;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A status page to judge, and what somebody who reads it sees. Entries are named by the tool's id. */
public interface StatusPagesFixture extends Fixture {

    /** The capability, the same on each call. */
    StatusPages statusPages();

    /** Two components that the page knows, by name. */
    List<String> components();

    /** How many entries have this title, resolved ones included. */
    int entries(String title);

    /** The phase that is shown; empty when there is no such entry. */
    Optional<StatusEntry.Phase> phase(String entry);

    /** What a reader sees of the entry: title and newest text. */
    Rendered text(String entry);

    /** The components that are shown as affected by the entry. */
    Set<String> affected(String entry);
}
