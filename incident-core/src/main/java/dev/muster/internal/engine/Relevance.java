package dev.muster.internal.engine;

import dev.muster.automation.Effect;
import dev.muster.automation.Templates;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.ResourceKind;
import dev.muster.lifecycle.State;
import java.util.Optional;

/** Asks, just before an effect is carried out, whether it is still wanted: nobody is woken for an incident that is over. */
final class Relevance {

    private Relevance() {}

    static Optional<String> pointless(Effect effect, IncidentState state) {
        if (effect instanceof Effect.SendPage send) {
            return page(send, state);
        }
        if (effect instanceof Effect.NotePage note && isOver(note.page(), state)) {
            return Optional.of("page " + note.page() + " is over");
        }
        if (effect instanceof Effect.ArchiveConversation
                && !(state.state().isEnded() && state.reach().archiveDue())) {
            return Optional.of("the incident is " + state.state() + ", and its channel is not to be archived yet");
        }
        if (effect instanceof Effect.UnarchiveConversation && state.state().isEnded()) {
            return Optional.of("the incident is " + state.state());
        }
        if (effect instanceof Effect.DescribeConversation
                && state.state().isEnded()
                && state.reach().archivedAt() != null) {
            return Optional.of("the channel is archived; it is described when it is back");
        }
        Optional<String> late = LateWords.pointless(effect, state);
        if (late.isPresent()) {
            return late;
        }
        boolean isForWantOfChannel = effect instanceof Effect.MailPeople mail
                && mail.words().template().equals(Templates.CHANNEL_FAILED);
        if (isForWantOfChannel
                && state.reach().resource(ResourceKind.CONVERSATION).isPresent()) {
            return Optional.of("the channel is open");
        }
        return Optional.empty();
    }

    private static boolean isOver(String page, IncidentState state) {
        PageRecord record = state.reach().pages().get(page);
        return record == null || record.isOver();
    }

    private static Optional<String> page(Effect.SendPage send, IncidentState state) {
        if (state.state() == State.RESOLVED
                || state.state() == State.REVIEWING
                || state.state().isEnded()) {
            return Optional.of("the incident is " + state.state());
        }
        PageRecord page = state.reach().pages().get(send.page());
        if (page == null) {
            return Optional.of("there is no page " + send.page());
        }
        return page.status() == PageRecord.Status.RESOLVED ? Optional.of("the page was resolved") : Optional.empty();
    }
}
