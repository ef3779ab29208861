package dev.muster.internal.chat;

import dev.muster.automation.Effect;
import dev.muster.engagement.Knowledge;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.PageRecord;
import dev.muster.lifecycle.PageRecord.Status;
import dev.muster.playbook.IncidentType;
import java.util.List;
import java.util.stream.Collectors;

/** Nobody answered a page, and somebody wants the next level called. */
final class Escalating {

    private final Desks desks;
    private final Answers answers;

    Escalating(Desks desks) {
        this.desks = desks;
        this.answers = desks.answers();
    }

    /** Pages whom the roster has above the level that did not answer; false when it has nobody there. */
    boolean escalate(Said said, Pressed pressed, IncidentState incident) {
        PageRecord page = incident.reach().pages().get(pressed.detail());
        if (page == null) {
            return false;
        }
        Target target = Whom.target(page.target());
        boolean isWaiting = page.status() == Status.REQUESTED || page.status() == Status.SENT;
        if (!isWaiting || !incident.state().isLive()) {
            answers.tell(
                    said,
                    incident.id(),
                    List.of(),
                    pressed.once(said),
                    step -> List.of(
                            answers.instead(said, Effect.Words.of("chat.escalate-late", "target", target.name()))));
            return true;
        }
        IncidentType type = desks.desk().typeOf(incident);
        List<String> next = OnCallNow.above(page, type, desks.tools(), said.now(), said.context());
        if (next.isEmpty()) {
            return false;
        }
        Command call =
                new Command.Page(next.stream().map(Target::person).toList(), answers.why(said), page.makesLead());
        Knowledge knowledge = type.policy().knowledge();
        String names = next.stream().map(id -> knowledge.person(id).name()).collect(Collectors.joining(", "));
        Effect.Words going =
                Effect.Words.of("chat.page-going", "person", said.who().id(), "target", names);
        answers.tell(
                said, incident.id(), List.of(call), pressed.once(said), step -> List.of(answers.instead(said, going)));
        return true;
    }
}
