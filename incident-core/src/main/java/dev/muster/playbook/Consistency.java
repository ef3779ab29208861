package dev.muster.playbook;

import dev.muster.communication.NoticeRule;
import dev.muster.engagement.CommanderRule;
import dev.muster.engagement.EngagementRule;
import dev.muster.engagement.Knowledge;
import dev.muster.engagement.Match;
import dev.muster.engagement.Target;
import dev.muster.lifecycle.IncidentPolicy;
import dev.muster.role.Role;
import dev.muster.severity.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what does not go together in a playbook, however it was made. What is made in Java has no lines, so this is by path alone. */
final class Consistency {

    private final Playbook playbook;
    private final Knowledge knowledge;
    private final List<Problem> problems = new ArrayList<>();

    private Consistency(Playbook playbook) {
        this.playbook = playbook;
        this.knowledge = playbook.knowledge();
    }

    static List<Problem> problems(Playbook playbook) {
        Consistency consistency = new Consistency(playbook);
        playbook.types().forEach((name, type) -> consistency.type("types." + name, type.policy()));
        playbook.shortcuts().forEach((word, target) -> consistency.target("shortcuts." + word, target));
        consistency.alerts();
        return consistency.problems;
    }

    private void type(String path, IncidentPolicy policy) {
        Set<String> roles = policy.roles().byTier().values().stream()
                .flatMap(List::stream)
                .map(Role::key)
                .collect(Collectors.toSet());
        for (CommanderRule rule : policy.engagement().commanders()) {
            target(path + ".commander." + rule.name() + ".target", rule.target());
            match(path + ".commander." + rule.name() + ".when", rule.when());
        }
        for (EngagementRule rule : policy.engagement().rules()) {
            String here = path + ".engagement." + rule.name();
            rule.targets().forEach(target -> target(here + ".targets", target));
            match(here + ".when", rule.when());
            if (!rule.role().equals(Role.RESPONDER)) {
                among(here + ".role", rule.role(), "a role's key", roles);
            }
        }
        for (NoticeRule rule : policy.communication().notices()) {
            String here = path + ".notices." + rule.name();
            among(
                    here + ".audience",
                    rule.audience(),
                    "an audience",
                    policy.communication().audiences().keySet());
            match(here + ".when", rule.when());
        }
    }

    private void alerts() {
        for (AlertRule rule : playbook.alertRules()) {
            String path = "alerts." + rule.name();
            String type = rule.type() == null ? playbook.defaultType() : rule.type();
            among(path + ".type", type, "an incident type", playbook.types().keySet());
            if (playbook.types().containsKey(type)) {
                List<String> scale = playbook.type(type).policy().severity().scale().stream()
                        .map(Severity::name)
                        .toList();
                rule.severities()
                        .values()
                        .forEach(each -> among(path + ".severities", each, "a severity of the scale", scale));
            }
        }
    }

    private void match(String path, Match match) {
        match.types()
                .forEach(type -> among(
                        path + ".types",
                        type,
                        "an incident type",
                        playbook.types().keySet()));
        match.services()
                .forEach(service -> among(
                        path + ".services",
                        service,
                        "a service of services",
                        knowledge.services().keySet()));
        if (match.terms().stream().anyMatch(String::isBlank)) {
            problems.add(Problem.of(path + ".terms", "a blank term", "words", "take it away"));
        }
    }

    private void target(String path, Target target) {
        switch (target.kind()) {
            case PERSON -> {
                if (!Shapes.isAddress(target.name())) {
                    among(
                            path,
                            target.name(),
                            "a person of people, or a mail address",
                            knowledge.people().keySet());
                }
            }
            case TEAM ->
                among(path, target.name(), "a team of teams", knowledge.teams().keySet());
            case SERVICE ->
                among(
                        path,
                        target.name(),
                        "a service of services",
                        knowledge.services().keySet());
        }
    }

    private void among(String path, String name, String expected, Collection<String> known) {
        if (!known.contains(name)) {
            problems.add(Problem.of(
                    path,
                    '"' + name + '"',
                    expected,
                    Nearest.hint(name, known.stream().sorted().toList())));
        }
    }
}
