package dev.muster.tck;

import dev.muster.spi.service.ServiceDirectory;
import dev.muster.spi.service.ServiceEntry;
import java.util.List;

/** A catalogue to judge, with services that the test knows of. */
public interface ServiceDirectoryFixture extends Fixture {

    /** The capability, the same on each call. */
    ServiceDirectory serviceDirectory();

    /**
     * What the catalogue holds: three services or more, whose names share no first word. The first has an alias, if the tool knows aliases, and
     * a tag, if it knows tags.
     */
    List<ServiceEntry> services();
}
