package dev.muster.internal.engine;

import dev.muster.lifecycle.Facts;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.Progress;
import dev.muster.lifecycle.Resource;
import dev.muster.role.Role;
import dev.muster.spi.store.Summary;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What can be asked of an incident without reading its history. */
final class Summaries {

    private Summaries() {}

    static Summary of(IncidentState state) {
        Facts facts = state.facts();
        Progress.Ending ending = state.progress().ending();
        return new Summary(
                state.id(),
                state.version(),
                facts.title(),
                facts.type(),
                facts.severity().name(),
                facts.severity().rank(),
                state.state().name(),
                !state.state().isEnded(),
                state.progress().began().declaredAt(),
                ending == null ? null : ending.at(),
                state.team().holder(Role.LEAD).orElse(null),
                facts.services(),
                facts.tags(),
                references(state),
                "");
    }

    /** The key by which a thing in a tool leads to its incident. */
    static String reference(String kind, String provider, String id) {
        return kind.toLowerCase(Locale.ROOT) + ':' + provider + ':' + id;
    }

    private static Set<String> references(IncidentState state) {
        if (state.reach().resources().isEmpty() && state.reach().pages().isEmpty()) {
            return Set.of();
        }
        Set<String> references = new HashSet<>();
        for (Resource resource : state.reach().resources()) {
            references.add(reference(resource.kind().name(), resource.provider(), resource.id()));
        }
        for (PageRecord page : state.reach().pages().values()) {
            if (page.provider() != null && page.remoteId() != null) {
                references.add(reference("page", page.provider(), page.remoteId()));
            }
        }
        return references;
    }
}
