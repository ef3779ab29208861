package dev.muster.internal.chat;

import dev.muster.internal.engine.Desk;
import dev.muster.internal.engine.Ids;
import dev.muster.internal.engine.Tools;
import dev.muster.internal.intake.MarkedMessages;
import dev.muster.lifecycle.IncidentState;
import dev.muster.spi.store.Summary;
import dev.muster.spi.store.SummaryQuery;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What commands work with.
 *
 * @param desk where they go
 * @param ids names new incidents
 * @param tools the providers
 * @param marks reads marked messages
 * @param answers answers people
 */
record Desks(Desk desk, Ids ids, Tools tools, MarkedMessages marks, Answers answers) {

    /** The incident whose channel this is: of several the newest open one. */
    Optional<IncidentState> ofConversation(String provider, String conversation) {
        return ofReference(Desk.reference("conversation", provider, conversation));
    }

    /** The incident that a thing in a tool belongs to: of several the newest open one. */
    Optional<IncidentState> ofReference(String reference) {
        List<Summary> found = desk.store().query(SummaryQuery.byReference(reference));
        return found.stream()
                .max(Comparator.comparing(Summary::open).thenComparing(Summary::declaredAt))
                .flatMap(summary -> desk.load(summary.stream()));
    }

    /** Finds whom words mean, for an incident. */
    Whom whom(Said said, IncidentState incident) {
        return new Whom(desk.playbook(), desk.typeOf(incident), tools, said.context());
    }
}
