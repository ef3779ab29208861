package dev.muster.internal.engine;

import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Recorded;
import dev.muster.playbook.IncidentType;
import dev.muster.playbook.Playbook;
import dev.muster.spi.Provider;
import dev.muster.spi.store.StoredIntent;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a carrier looks at.
 *
 * @param state how the incident is now
 * @param type its type
 * @param playbook the playbook
 * @param provider who carries the effect out
 * @param now the time told
 * @param words says everything
 * @param history reads the incident's whole history
 * @param effects reads what became of the incident's effects so far
 */
public record Scene(
        IncidentState state,
        IncidentType type,
        Playbook playbook,
        Provider provider,
        Instant now,
        Voice words,
        Supplier<List<Recorded>> history,
        Supplier<List<StoredIntent>> effects) {}
