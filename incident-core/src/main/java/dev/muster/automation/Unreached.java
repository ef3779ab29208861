package dev.muster.automation;

import dev.muster.engagement.Knowledge;
import dev.muster.engagement.Knowledge.PersonEntry;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.PageRecord.Status;
import java.util.List;

/**
 * Somebody whom no tool has reached: the pager was never told of a page, or refused it. Where chat and mail are away as well, whoever sees this has to
 * telephone.
 *
 * @param page the page's id, such as {@code P-1}
 * @param target whom it was for: {@code person:…}, {@code team:…} or {@code service:…}
 * @param why what it was asked for
 * @param failed whether it was given up; otherwise it is still tried
 * @param people those behind the target as far as the playbook knows them, with their telephone numbers
 */
public record Unreached(String page, String target, String why, boolean failed, List<PersonEntry> people) {
    /** Copies the people. */
    public Unreached {
        people = List.copyOf(people);
    }

    /** Those of an incident, in the order they were asked for; none once it is resolved or over. */
    public static List<Unreached> of(IncidentState state, Knowledge knowledge) {
        if (!state.state().isLive()) {
            return List.of();
        }
        return state.reach().pages().values().stream()
                .filter(page -> page.status() == Status.REQUESTED || page.status() == Status.FAILED)
                .map(page -> new Unreached(
                        page.id(),
                        page.target(),
                        page.why(),
                        page.status() == Status.FAILED,
                        Targets.people(knowledge, page.target())))
                .toList();
    }
}
