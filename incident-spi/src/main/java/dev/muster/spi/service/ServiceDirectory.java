package dev.muster.spi.service;

import dev.muster.spi.call.CallContext;
import java.util.List;
import java.util.Optional;

/** A searchable catalogue of services. Reading only; thread-safe. */
public interface ServiceDirectory {

    /** The service with exactly this id, name or alias, ignoring case. */
    Optional<ServiceEntry> get(String idNameOrAlias, CallContext context);

    /** Services whose name, alias or tag is near the text, best first. */
    List<ServiceEntry> search(String text, int limit, CallContext context);
}
