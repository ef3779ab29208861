package dev.muster;

import dev.muster.internal.engine.Desk;
import dev.muster.internal.engine.Ids;
import dev.muster.internal.engine.Tools;
import dev.muster.internal.intake.Inbox;
import dev.muster.internal.intake.MarkedMessages;
import dev.muster.spi.Provider;
import dev.muster.spi.config.Finding;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What an {@link Incidents} is made of. */
record IncidentsParts(
        Desk desk,
        Ids ids,
        InstantSource clock,
        Supplier<Inbox> inbox,
        MarkedMessages marks,
        Engine engine,
        Tools tools,
        List<Finding> wiring,
        List<Provider> owned,
        @Nullable Workers workers) {}
