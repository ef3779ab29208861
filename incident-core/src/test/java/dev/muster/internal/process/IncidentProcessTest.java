package dev.muster.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.automation.Automation;
import dev.muster.automation.Automations;
import dev.muster.automation.Effect;
import dev.muster.automation.Intended;
import dev.muster.automation.Lane;
import dev.muster.lifecycle.Actor;
import dev.muster.lifecycle.Authorizer;
import dev.muster.lifecycle.Circumstances;
import dev.muster.lifecycle.Command;
import dev.muster.lifecycle.Declaration;
import dev.muster.lifecycle.IncidentState;
import dev.muster.lifecycle.Mitigation;
import dev.muster.playbook.Playbook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentProcessTest {

    private static final Circumstances AT =
            Circumstances.at(Instant.parse("2026-03-01T12:00:00Z"), Actor.by("ann@example.com"));

    private final IncidentProcess process = new IncidentProcess(
            Playbook.profile("airbnb").defaultIncidentType(), Automations.standard(), Authorizer.standard());

    @Test
    void what_one_change_supersedes_at_once_never_begins() {
        IncidentState declared = declared();
        List<Command> twoMoves = List.of(
                new Command.Mitigate("rolled back", Mitigation.Kind.ROLLBACK, false), new Command.Relapse("back"));

        Step step = process.step(declared, twoMoves, AT, Known.NONE);

        assertThat(step.intended())
                .extracting(Intended::replaces)
                .containsOnlyOnce("card", "describe", "document-incident");
        assertThat(idOf(step, "card")).isEqualTo("card-" + step.after().version());
    }

    @Test
    void what_another_effect_of_the_change_needs_stays() {
        List<Command> twoMoves = List.of(
                new Command.Mitigate("rolled back", Mitigation.Kind.ROLLBACK, false), new Command.Relapse("back"));

        Step step = process.step(declared(), twoMoves, AT, Known.NONE);

        List<String> ids = step.intended().stream().map(Intended::id).toList();
        assertThat(step.intended())
                .filteredOn(each -> each.id().startsWith("comment-"))
                .hasSize(2)
                .allMatch(each -> ids.stream()
                        .anyMatch(id ->
                                id.startsWith("transition-") && each.needs().contains(id)));
    }

    @Test
    void what_a_later_event_of_the_change_needs_stays_too() {
        List<String> told = new ArrayList<>();
        Automation tells = occasion -> {
            told.add("tell-" + occasion.sequence());
            Intended news = tell(told.get(told.size() - 1)).replacing("news");
            return told.size() < 3 ? List.of(news) : List.of(news, tell("reads").after(told.get(0)));
        };
        List<Command> threeMoves = List.of(
                new Command.Mitigate("rolled back", Mitigation.Kind.ROLLBACK, false),
                new Command.Relapse("back"),
                new Command.Mitigate("rolled back again", Mitigation.Kind.ROLLBACK, false));

        Step step = new IncidentProcess(
                        Playbook.profile("airbnb").defaultIncidentType(),
                        Automations.standard().and(List.of(tells)),
                        Authorizer.standard())
                .step(declared(), threeMoves, AT, Known.NONE);

        assertThat(step.intended()).extracting(Intended::id).contains("reads", told.get(0), told.get(told.size() - 1));
        assertThat(step.intended()).extracting(Intended::id).doesNotContain(told.get(1));
    }

    private static Intended tell(String id) {
        return Intended.now(id, new Effect.RefreshCard(), Lane.CHATTER);
    }

    @Test
    void what_two_changes_want_is_wanted_twice() {
        IncidentState declared = declared();

        Step first = process.step(
                declared,
                List.of(new Command.Mitigate("rolled back", Mitigation.Kind.ROLLBACK, false)),
                AT,
                Known.NONE);
        Step second = process.step(first.after(), List.of(new Command.Relapse("back")), AT, Known.NONE);

        assertThat(idOf(first, "card")).isNotEqualTo(idOf(second, "card"));
    }

    private IncidentState declared() {
        return process.step(
                        null,
                        List.of(new Command.Declare(
                                "INC-1", Declaration.of("Checkout fails").ofType("incident"))),
                        AT,
                        Known.NONE)
                .after();
    }

    private static String idOf(Step step, String replaces) {
        return step.intended().stream()
                .filter(each -> replaces.equals(each.replaces()))
                .map(Intended::id)
                .findFirst()
                .orElseThrow();
    }
}
