package dev.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.automation.Automations;
import dev.muster.internal.process.IncidentProcess;
import dev.muster.internal.process.Known;
import dev.muster.lifecycle.Authorizer.Denial;
import dev.muster.playbook.Playbook;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Who may give which command")
class AuthorizerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int MOST_DRAWS = 1_000;

    /** Everybody who may give a command, and whether they take part. */
    private static final Map<Actor, Boolean> TAKES_PART = Map.of(
            Actor.by("rita reported it"), true,
            Actor.by("leo leads"), true,
            Actor.by("gus left"), false,
            Actor.by("eve from outside"), false);

    private static final List<Actor> AUTOMATIC = List.of(Actor.SYSTEM, Actor.tool("tracker"));

    @Test
    @Tag("T13")
    void of_every_command_and_everybody_only_what_takes_an_incident_away_is_denied_and_only_to_outsiders() {
        IncidentState incident = incident();

        for (Command command : commands()) {
            TAKES_PART.forEach((person, takesPart) -> {
                boolean denied = Authorizer.DESTRUCTIVE.contains(command.getClass()) && !takesPart;
                assertThat(deniedFor("takes no part in it", Authorizer.standard(), incident, command, person))
                        .as("%s of %s", command, person)
                        .isEqualTo(denied);
            });
        }

        assertThat(Authorizer.DESTRUCTIVE).containsExactlyInAnyOrder(Command.Cancel.class, Command.MergeInto.class);
    }

    @Test
    @Tag("T13")
    void a_hosts_authorizer_is_asked_about_every_command_of_a_person_and_about_none_of_a_tool() {
        IncidentState incident = incident();
        Authorizer nobody = (state, command, by) -> Optional.of(new Denial("the host says no", ""));

        for (Command command : commands()) {
            TAKES_PART
                    .keySet()
                    .forEach(person -> assertThat(deniedFor("the host says no", nobody, incident, command, person))
                            .as("%s of %s", command, person)
                            .isTrue());
            AUTOMATIC.forEach(tool -> assertThat(deniedFor("the host says no", nobody, incident, command, tool))
                    .as("%s of %s", command, tool)
                    .isFalse());
        }
        assertThat(deniedFor(
                        "the host says no",
                        nobody,
                        null,
                        new Command.Declare("INC-2", Declaration.of("Search is down")),
                        Actor.by("eve")))
                .as("a declaration")
                .isTrue();
    }

    @Test
    @Tag("T13")
    void an_authorizer_that_fails_denies_and_does_not_tell_why_it_failed() {
        Authorizer broken = (state, command, by) -> {
            throw new IllegalStateException("ldap://secret.internal is away");
        };

        assertThatThrownBy(() -> step(broken, incident(), new Command.PostUpdate("on it", null), Actor.by("leo leads")))
                .isInstanceOf(Refused.class)
                .hasMessage("INC-1: PostUpdate is refused: it could not be found out whether you may; try again, or"
                        + " tell who runs Muster");
    }

    @Test
    void of_two_authorizers_each_may_deny() {
        Authorizer noUpdates = (state, command, by) -> command instanceof Command.PostUpdate
                ? Optional.of(new Denial("updates are for the press office", "ask them"))
                : Optional.empty();
        Authorizer both = Authorizer.standard().and(noUpdates);

        assertThatThrownBy(() -> step(both, incident(), new Command.PostUpdate("x", null), Actor.by("leo leads")))
                .hasMessageContaining("press office")
                .hasMessageEndingWith("ask them");
        assertThatThrownBy(() -> step(both, incident(), new Command.Cancel("x"), Actor.by("eve from outside")))
                .hasMessageContaining("takes no part")
                .hasMessageEndingWith("join the incident, or ask leo leads, who leads it");
        assertThat(step(both, incident(), new Command.Resolve("fixed"), Actor.by("leo leads")))
                .isNotNull();
    }

    /** One command of each kind. */
    private static Collection<Command> commands() {
        Map<Class<?>, Command> byKind = new HashMap<>();
        for (int seed = 0; byKind.size() < Command.class.getPermittedSubclasses().length; seed++) {
            assertThat(seed)
                    .as("only %s came in so many draws", byKind.keySet())
                    .isLessThan(MOST_DRAWS);
            AnyCommand.ofEveryKind(new Random(seed), NOW)
                    .forEach(command -> byKind.putIfAbsent(command.getClass(), command));
        }
        return byKind.values();
    }

    /** Whether it is refused for this reason; what the rules of the incident refuse besides is another matter. */
    private static boolean deniedFor(
            String reason, Authorizer authorizer, @Nullable IncidentState state, Command command, Actor by) {
        try {
            step(authorizer, state, command, by);
            return false;
        } catch (Refused e) {
            return e.reason().endsWith(reason);
        } catch (IncidentException e) {
            return false;
        }
    }

    private static Object step(Authorizer authorizer, @Nullable IncidentState state, Command command, Actor by) {
        return new IncidentProcess(
                        Playbook.profile("minimal").defaultIncidentType(), Automations.standard(), authorizer)
                .step(state, List.of(command), Circumstances.at(NOW, by), Known.NONE);
    }

    private static IncidentState incident() {
        IncidentState declared = told(
                null, new Command.Declare("INC-1", Declaration.of("Checkout fails")), Actor.by("rita reported it"));
        IncidentState led = told(declared, new Command.AssignRole("lead", "leo leads", null), Actor.SYSTEM);
        IncidentState joined = told(led, new Command.Join("gus left", "to look"), Actor.by("gus left"));
        return told(joined, new Command.Leave("gus left"), Actor.by("gus left"));
    }

    private static IncidentState told(@Nullable IncidentState before, Command command, Actor by) {
        Circumstances at = Circumstances.at(NOW, by);
        IncidentState now = before;
        for (Event event :
                new Decider(Playbook.profile("minimal").defaultIncidentType().policy()).decide(before, command, at)) {
            now = Evolver.evolve(now, event, at);
        }
        return java.util.Objects.requireNonNull(now);
    }
}
