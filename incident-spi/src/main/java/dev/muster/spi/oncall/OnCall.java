package dev.muster.spi.oncall;

import dev.muster.spi.call.CallContext;
import java.time.Instant;
import java.util.List;

/** Who is on call. Reading only; thread-safe. */
public interface OnCall {

    /**
     * Who is on call for a service (id or name of it, or of a rota) at an instant, by level. A hand-over at {@code t} changes the answer exactly
     * at {@code t}. Empty when nobody is.
     *
     * @throws dev.muster.spi.call.Rejected when the service is unknown
     */
    List<OnCallShift> onCall(String service, Instant at, CallContext context);
}
